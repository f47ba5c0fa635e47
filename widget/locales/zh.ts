/** Chinese in simplified characters: polite address (您). */
import type { Locale } from "./locale.ts";

export const zh: Locale = {
  chrome: {
    region: "您的反馈",
    close: "关闭",
    send: "提交",
    optional: "您的回答（选填）",
    down: "点踩",
    up: "点赞",
    preview: "预览：不会保存任何内容",
    later: "稍后再问",
    tab: "意见反馈",
  },
  nps: {
    question: "您有多大可能向朋友或同事推荐{name}？",
    low: "完全不可能",
    high: "极有可能",
  },
  csat: {
    question: "您对这次体验的满意程度如何？",
    low: "非常不满意",
    between: ["不满意", "一般", "满意"],
    high: "非常满意",
  },
  ces: {
    question: "{name}让我轻松办成了想办的事。",
    low: "非常不同意",
    high: "非常同意",
  },
  thumbs: { question: "这对您有帮助吗？" },
  followUp: {
    text: {
      negative: "我们哪些地方本可以做得更好？",
      neutral: "我们还有哪些地方需要改进？",
      positive: "您喜欢我们的哪些地方？",
    },
    choice: {
      negative: "以下哪些方面让您失望？",
      neutral: "以下哪些方面需要我们改进？",
      positive: "以下哪些方面让您满意？",
    },
  },
  thanks: {
    negative: "感谢您的坦诚反馈。",
    neutral: "谢谢您的反馈，这会帮助我们做得更好。",
    positive: "谢谢您！很高兴听到您这么说。",
  },
};
