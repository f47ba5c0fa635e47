/** Hindi: polite address (आप), and no verb or adjective that shows the customer's gender. */
import type { Locale } from "./locale.ts";

export const hi: Locale = {
  chrome: {
    region: "आपकी राय",
    close: "बंद करें",
    send: "भेजें",
    optional: "आपका जवाब (वैकल्पिक)",
    down: "अंगूठा नीचे",
    up: "अंगूठा ऊपर",
    preview: "पूर्वावलोकन: कुछ भी सहेजा नहीं जाता",
    later: "बाद में पूछें",
    tab: "आपकी राय",
  },
  nps: {
    question: "इस बात की कितनी संभावना है कि आप किसी दोस्त या सहकर्मी को {name} का सुझाव दें?",
    low: "बिल्कुल संभावना नहीं",
    high: "बहुत ज़्यादा संभावना",
  },
  csat: {
    question: "आप अपने अनुभव से किस हद तक संतुष्ट हैं?",
    low: "बहुत असंतुष्ट",
    between: ["असंतुष्ट", "तटस्थ", "संतुष्ट"],
    high: "बहुत संतुष्ट",
  },
  ces: {
    question: "{name} ने मेरा काम आसान बना दिया।",
    low: "पूरी तरह असहमत",
    high: "पूरी तरह सहमत",
  },
  thumbs: { question: "क्या इससे आपको मदद मिली?" },
  followUp: {
    text: {
      negative: "हम क्या बेहतर कर सकते थे?",
      neutral: "हमें क्या बेहतर करना चाहिए?",
      positive: "आपको क्या पसंद आया?",
    },
    choice: {
      negative: "इनमें से किस बात ने आपको निराश किया?",
      neutral: "इनमें से हमें क्या बेहतर करना चाहिए?",
      positive: "इनमें से आपको क्या पसंद आया?",
    },
  },
  thanks: {
    negative: "खुलकर जवाब देने के लिए धन्यवाद।",
    neutral: "धन्यवाद। आपका जवाब हमें बेहतर बनने में मदद करता है।",
    positive: "धन्यवाद! यह जानकर हमें खुशी हुई।",
  },
};
