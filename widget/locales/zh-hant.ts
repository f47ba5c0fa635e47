/** Chinese in traditional characters, as used in Taiwan: polite address (您). */
import type { Locale } from "./locale.ts";

export const zhHant: Locale = {
  chrome: {
    region: "您的意見",
    close: "關閉",
    send: "送出",
    optional: "您的回答（選填）",
    down: "倒讚",
    up: "讚",
    preview: "預覽：不會儲存任何內容",
    later: "稍後再問我",
    tab: "意見回饋",
  },
  nps: {
    question: "您向朋友或同事推薦{name}的可能性有多高？",
    low: "完全不可能",
    high: "非常有可能",
  },
  csat: {
    question: "您對這次體驗的滿意程度如何？",
    low: "非常不滿意",
    between: ["不滿意", "普通", "滿意"],
    high: "非常滿意",
  },
  ces: {
    question: "{name}讓我輕鬆完成想做的事。",
    low: "非常不同意",
    high: "非常同意",
  },
  thumbs: { question: "這對您有幫助嗎？" },
  followUp: {
    text: {
      negative: "我們哪些地方原本可以做得更好？",
      neutral: "我們還有哪些地方可以改進？",
      positive: "您喜歡我們的哪些地方？",
    },
    choice: {
      negative: "以下哪些地方讓您失望？",
      neutral: "以下哪些地方需要我們改進？",
      positive: "以下哪些地方讓您滿意？",
    },
  },
  thanks: {
    negative: "感謝您坦率的回饋。",
    neutral: "謝謝您的回饋，這能幫助我們做得更好。",
    positive: "謝謝您！很高興聽到您這麼說。",
  },
};
