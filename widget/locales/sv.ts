/** Swedish: address with “du”. */
import type { Locale } from "./locale.ts";

export const sv: Locale = {
  chrome: {
    region: "Din åsikt",
    close: "Stäng",
    send: "Skicka",
    optional: "Ditt svar (valfritt)",
    down: "Tumme ner",
    up: "Tumme upp",
    preview: "Förhandsvisning: inget sparas",
    later: "Fråga mig senare",
    tab: "Tyck till",
  },
  nps: {
    question: "Hur sannolikt är det att du skulle rekommendera {name} till en vän eller kollega?",
    low: "Inte alls sannolikt",
    high: "Mycket sannolikt",
  },
  csat: {
    question: "Hur nöjd är du med din upplevelse?",
    low: "Mycket missnöjd",
    between: ["Missnöjd", "Varken eller", "Nöjd"],
    high: "Mycket nöjd",
  },
  ces: {
    question: "{name} gjorde det enkelt för mig att uträtta mitt ärende.",
    low: "Instämmer inte alls",
    high: "Instämmer helt",
  },
  thumbs: { question: "Var det här till hjälp?" },
  followUp: {
    text: {
      negative: "Vad hade vi kunnat göra bättre?",
      neutral: "Vad kan vi göra bättre?",
      positive: "Vad uppskattade du?",
    },
    choice: {
      negative: "Vad av detta gjorde dig besviken?",
      neutral: "Vad av detta bör vi förbättra?",
      positive: "Vad av detta uppskattade du?",
    },
  },
  thanks: {
    negative: "Tack för ditt ärliga svar.",
    neutral: "Tack. Ditt svar hjälper oss att bli bättre.",
    positive: "Tack! Det är roligt att höra.",
  },
};
