/** Korean: polite form (plain only in the CES statement), and no particle that depends on the name's last letter. */
import type { Locale } from "./locale.ts";

export const ko: Locale = {
  chrome: {
    region: "고객님의 의견",
    close: "닫기",
    send: "보내기",
    optional: "답변(선택 사항)",
    down: "싫어요",
    up: "좋아요",
    preview: "미리보기: 저장되지 않습니다",
    later: "나중에 답하기",
    tab: "의견 남기기",
  },
  nps: {
    question: "친구나 동료에게 {name} 이용을 추천하실 가능성은 얼마나 되나요?",
    low: "전혀 없음",
    high: "매우 높음",
  },
  csat: {
    question: "이번 이용 경험에 얼마나 만족하시나요?",
    low: "매우 불만족",
    between: ["불만족", "보통", "만족"],
    high: "매우 만족",
  },
  ces: {
    question: "{name}에서 원하는 일을 쉽게 처리할 수 있었다.",
    low: "전혀 그렇지 않다",
    high: "매우 그렇다",
  },
  thumbs: { question: "도움이 되었나요?" },
  followUp: {
    text: {
      negative: "어떤 점이 아쉬우셨나요?",
      neutral: "어떤 점을 개선하면 좋을까요?",
      positive: "어떤 점이 좋으셨나요?",
    },
    choice: {
      negative: "다음 중 아쉬웠던 점은 무엇인가요?",
      neutral: "다음 중 개선했으면 하는 점은 무엇인가요?",
      positive: "다음 중 좋았던 점은 무엇인가요?",
    },
  },
  thanks: {
    negative: "솔직한 의견 감사합니다.",
    neutral: "감사합니다. 주신 의견은 더 나은 서비스를 만드는 데 활용하겠습니다.",
    positive: "감사합니다! 좋게 봐주셔서 기쁩니다.",
  },
};
