/** English: what the other locale files are measured against. */
import type { Locale } from "./locale.ts";

export const en: Locale = {
  chrome: {
    region: "Your feedback",
    close: "Close",
    send: "Send",
    optional: "Your answer (optional)",
    down: "Thumbs down",
    up: "Thumbs up",
    preview: "Preview: nothing is stored",
    later: "Ask me later",
    tab: "Feedback",
  },
  nps: {
    question: "How likely are you to recommend {name} to a friend or colleague?",
    low: "Not at all likely",
    high: "Extremely likely",
  },
  csat: {
    question: "How satisfied were you with your experience?",
    low: "Very dissatisfied",
    between: ["Dissatisfied", "Neutral", "Satisfied"],
    high: "Very satisfied",
  },
  ces: {
    question: "{name} made it easy for me to do what I came for.",
    low: "Strongly disagree",
    high: "Strongly agree",
  },
  thumbs: { question: "Was this helpful?" },
  followUp: {
    text: {
      negative: "What could we have done better?",
      neutral: "What could we do better?",
      positive: "What did you like?",
    },
    choice: {
      negative: "Which of these let you down?",
      neutral: "Which of these should we improve?",
      positive: "Which of these did you like?",
    },
  },
  thanks: {
    negative: "Thank you for your frank answer.",
    neutral: "Thank you. Your answer helps us improve.",
    positive: "Thank you! We are glad to hear it.",
  },
};
