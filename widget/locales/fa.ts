/** Persian: formal address (شما); zero-width non-joiners where the spelling has them. */
import type { Locale } from "./locale.ts";

export const fa: Locale = {
  chrome: {
    region: "نظر شما",
    close: "بستن",
    send: "ارسال",
    optional: "پاسخ شما (اختیاری)",
    down: "شست رو به پایین",
    up: "شست رو به بالا",
    preview: "پیش‌نمایش: چیزی ذخیره نمی‌شود",
    later: "بعداً بپرسید",
    tab: "بازخورد",
  },
  nps: {
    question: "چقدر احتمال دارد {name} را به دوستان یا همکاران خود توصیه کنید؟",
    low: "اصلاً محتمل نیست",
    high: "بسیار محتمل است",
  },
  csat: {
    question: "از این تجربه چقدر راضی بودید؟",
    low: "بسیار ناراضی",
    between: ["ناراضی", "نه راضی، نه ناراضی", "راضی"],
    high: "بسیار راضی",
  },
  ces: {
    question: "با {name} به‌راحتی کارم را انجام دادم.",
    low: "کاملاً مخالفم",
    high: "کاملاً موافقم",
  },
  thumbs: { question: "برایتان مفید بود؟" },
  followUp: {
    text: {
      negative: "چه کاری را می‌توانستیم بهتر انجام دهیم؟",
      neutral: "چه چیزی را می‌توانیم بهتر کنیم؟",
      positive: "از چه چیزی خوشتان آمد؟",
    },
    choice: {
      negative: "کدام‌یک از این موارد شما را ناامید کرد؟",
      neutral: "کدام‌یک از این موارد را باید بهتر کنیم؟",
      positive: "از کدام‌یک از این موارد خوشتان آمد؟",
    },
  },
  thanks: {
    negative: "از پاسخ صریح شما سپاسگزاریم.",
    neutral: "سپاسگزاریم. پاسخ شما به ما کمک می‌کند بهتر شویم.",
    positive: "سپاسگزاریم! از شنیدن آن خوشحال شدیم.",
  },
};
