/** Japanese: polite form (です and ます; plain only in the statement of CES, as is usual in surveys). */
import type { Locale } from "./locale.ts";

export const ja: Locale = {
  chrome: {
    region: "ご意見",
    close: "閉じる",
    send: "送信",
    optional: "ご回答（任意）",
    down: "低評価",
    up: "高評価",
    preview: "プレビュー：回答は保存されません",
    later: "あとで回答する",
    tab: "ご意見",
  },
  nps: {
    question: "{name}を友人や同僚に薦める可能性はどのくらいありますか？",
    low: "まったくない",
    high: "非常に高い",
  },
  csat: {
    question: "今回のご利用に、どのくらいご満足いただけましたか？",
    low: "とても不満",
    between: ["不満", "どちらともいえない", "満足"],
    high: "とても満足",
  },
  ces: {
    question: "{name}では、やりたいことが簡単にできた。",
    low: "まったくそう思わない",
    high: "とてもそう思う",
  },
  thumbs: { question: "お役に立ちましたか？" },
  followUp: {
    text: {
      negative: "どのような点を改善すべきでしたか？",
      neutral: "どのような点を改善すればよいでしょうか？",
      positive: "どのような点がよかったですか？",
    },
    choice: {
      negative: "この中で、ご期待に沿えなかった点はどれですか？",
      neutral: "この中で、改善してほしい点はどれですか？",
      positive: "この中で、よかった点はどれですか？",
    },
  },
  thanks: {
    negative: "率直なご意見をありがとうございます。",
    neutral: "ありがとうございます。ご回答は今後の改善に役立ててまいります。",
    positive: "ありがとうございます！大変うれしく思います。",
  },
};
