/** Danish: address with “du”. */
import type { Locale } from "./locale.ts";

export const da: Locale = {
  chrome: {
    region: "Din mening",
    close: "Luk",
    send: "Send svar",
    optional: "Dit svar (valgfrit)",
    down: "Tommelfinger ned",
    up: "Tommelfinger op",
    preview: "Forhåndsvisning: intet gemmes",
    later: "Spørg mig senere",
    tab: "Feedback",
  },
  nps: {
    question: "Hvor sandsynligt er det, at du vil anbefale {name} til en ven eller kollega?",
    low: "Slet ikke sandsynligt",
    high: "Meget sandsynligt",
  },
  csat: {
    question: "Hvor tilfreds var du med din oplevelse?",
    low: "Meget utilfreds",
    between: ["Utilfreds", "Hverken eller", "Tilfreds"],
    high: "Meget tilfreds",
  },
  ces: {
    question: "{name} gjorde det nemt for mig at ordne det, jeg kom for.",
    low: "Helt uenig",
    high: "Helt enig",
  },
  thumbs: { question: "Var det nyttigt?" },
  followUp: {
    text: {
      negative: "Hvad kunne vi have gjort bedre?",
      neutral: "Hvad kan vi gøre bedre?",
      positive: "Hvad var du glad for?",
    },
    choice: {
      negative: "Hvad af dette skuffede dig?",
      neutral: "Hvad af dette bør vi forbedre?",
      positive: "Hvad af dette var du glad for?",
    },
  },
  thanks: {
    negative: "Tak for dit ærlige svar.",
    neutral: "Tak. Dit svar hjælper os med at blive bedre.",
    positive: "Tak! Det er vi glade for at høre.",
  },
};
