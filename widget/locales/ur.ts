/** Urdu: polite address (آپ), and no verb or adjective that shows the customer's gender. */
import type { Locale } from "./locale.ts";

export const ur: Locale = {
  chrome: {
    region: "آپ کی رائے",
    close: "بند کریں",
    send: "بھیجیں",
    optional: "آپ کا جواب (اختیاری)",
    down: "انگوٹھا نیچے",
    up: "انگوٹھا اوپر",
    preview: "پیش منظر: کچھ محفوظ نہیں ہوتا",
    later: "بعد میں پوچھیں",
    tab: "آپ کی رائے",
  },
  nps: {
    question: "اس بات کا کتنا امکان ہے کہ آپ کسی دوست یا ساتھی کارکن سے {name} کی سفارش کریں؟",
    low: "بالکل امکان نہیں",
    high: "بہت زیادہ امکان ہے",
  },
  csat: {
    question: "آپ اپنے تجربے سے کس حد تک مطمئن ہیں؟",
    low: "بہت غیر مطمئن",
    between: ["غیر مطمئن", "غیر جانبدار", "مطمئن"],
    high: "بہت مطمئن",
  },
  ces: {
    question: "{name} نے میرا کام آسان بنا دیا۔",
    low: "بالکل متفق نہیں",
    high: "پوری طرح متفق",
  },
  thumbs: { question: "کیا اس سے آپ کو مدد ملی؟" },
  followUp: {
    text: {
      negative: "ہم کیا بہتر کر سکتے تھے؟",
      neutral: "ہم کیا بہتر بنا سکتے ہیں؟",
      positive: "آپ کو کیا پسند آیا؟",
    },
    choice: {
      negative: "ان میں سے کس چیز نے آپ کو مایوس کیا؟",
      neutral: "ان میں سے ہمیں کیا بہتر بنانا چاہیے؟",
      positive: "ان میں سے آپ کو کیا پسند آیا؟",
    },
  },
  thanks: {
    negative: "آپ کی صاف گوئی کا شکریہ۔",
    neutral: "شکریہ۔ آپ کا جواب بہتر ہونے میں ہماری مدد کرتا ہے۔",
    positive: "شکریہ! یہ جان کر ہمیں خوشی ہوئی۔",
  },
};
