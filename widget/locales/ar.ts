/** Arabic: address by the suffix that unvowelled script writes alike for both genders, and the name before a colon. */
import type { Locale } from "./locale.ts";

export const ar: Locale = {
  chrome: {
    region: "ملاحظاتك",
    close: "إغلاق",
    send: "إرسال",
    optional: "إجابتك (اختيارية)",
    down: "إبهام إلى الأسفل",
    up: "إبهام إلى الأعلى",
    preview: "معاينة: لن يُحفظ أي شيء",
    later: "اسألني لاحقًا",
    tab: "ملاحظاتك",
  },
  nps: {
    question: "{name}: ما مدى احتمال توصيتك بنا لأصدقائك أو زملائك؟",
    low: "غير محتمل إطلاقًا",
    high: "محتمل جدًا",
  },
  csat: {
    question: "ما مدى رضاك عن تجربتك؟",
    low: "استياء كبير",
    between: ["استياء", "رأي محايد", "رضا"],
    high: "رضا كبير",
  },
  ces: {
    question: "{name}: كان من السهل عليّ إنجاز ما أردت.",
    low: "لا أوافق بشدة",
    high: "أوافق بشدة",
  },
  thumbs: { question: "هل كان هذا مفيدًا لك؟" },
  followUp: {
    text: {
      negative: "ما الذي كان يمكننا فعله بشكل أفضل؟",
      neutral: "ما الذي يمكننا تحسينه؟",
      positive: "ما الذي نال إعجابك؟",
    },
    choice: {
      negative: "أيّ مما يلي لم يكن بمستوى توقعاتك؟",
      neutral: "أيّ مما يلي ينبغي لنا تحسينه؟",
      positive: "أيّ مما يلي نال إعجابك؟",
    },
  },
  thanks: {
    negative: "شكرًا على صراحتك.",
    neutral: "شكرًا لك. إجابتك تساعدنا على التحسّن.",
    positive: "شكرًا لك! يسعدنا سماع ذلك.",
  },
};
