/** Polish: direct address, no past tense that shows gender, and the name before a colon, so that it is not inflected. */
import type { Locale } from "./locale.ts";

export const pl: Locale = {
  chrome: {
    region: "Twoja opinia",
    close: "Zamknij",
    send: "Wyślij",
    optional: "Twoja odpowiedź (opcjonalnie)",
    down: "Kciuk w dół",
    up: "Kciuk w górę",
    preview: "Podgląd: nic nie zostanie zapisane",
    later: "Zapytaj mnie później",
    tab: "Twoja opinia",
  },
  nps: {
    question: "{name}: na ile prawdopodobne jest, że polecisz nas znajomym lub współpracownikom?",
    low: "Zupełnie nieprawdopodobne",
    high: "Niezwykle prawdopodobne",
  },
  csat: {
    question: "Jak oceniasz swoje zadowolenie z naszych usług?",
    low: "Duże niezadowolenie",
    between: ["Niezadowolenie", "Neutralnie", "Zadowolenie"],
    high: "Duże zadowolenie",
  },
  ces: {
    question: "{name}: łatwo było mi tu załatwić to, na czym mi zależało.",
    low: "Zdecydowanie się nie zgadzam",
    high: "Zdecydowanie się zgadzam",
  },
  thumbs: { question: "Czy to było pomocne?" },
  followUp: {
    text: {
      negative: "Co mogliśmy zrobić lepiej?",
      neutral: "Co możemy poprawić?",
      positive: "Co Ci się podobało?",
    },
    choice: {
      negative: "Co z tego nie spełniło Twoich oczekiwań?",
      neutral: "Co z tego powinniśmy poprawić?",
      positive: "Co z tego Ci się podobało?",
    },
  },
  thanks: {
    negative: "Dziękujemy za szczerą odpowiedź.",
    neutral: "Dziękujemy. Takie odpowiedzi pomagają nam się doskonalić.",
    positive: "Dziękujemy! Bardzo nas to cieszy.",
  },
};
