/** Norwegian Bokmål: address with “du”. */
import type { Locale } from "./locale.ts";

export const nb: Locale = {
  chrome: {
    region: "Din mening",
    close: "Lukk",
    send: "Send inn",
    optional: "Svaret ditt (valgfritt)",
    down: "Tommel ned",
    up: "Tommel opp",
    preview: "Forhåndsvisning: ingenting lagres",
    later: "Spør meg senere",
    tab: "Tilbakemelding",
  },
  nps: {
    question: "Hvor sannsynlig er det at du vil anbefale {name} til en venn eller kollega?",
    low: "Svært usannsynlig",
    high: "Svært sannsynlig",
  },
  csat: {
    question: "Hvor fornøyd var du med opplevelsen?",
    low: "Svært misfornøyd",
    between: ["Misfornøyd", "Verken eller", "Fornøyd"],
    high: "Svært fornøyd",
  },
  ces: {
    question: "{name} gjorde det enkelt for meg å få gjort det jeg kom for.",
    low: "Helt uenig",
    high: "Helt enig",
  },
  thumbs: { question: "Var dette nyttig?" },
  followUp: {
    text: {
      negative: "Hva kunne vi ha gjort bedre?",
      neutral: "Hva kan vi gjøre bedre?",
      positive: "Hva likte du?",
    },
    choice: {
      negative: "Hva av dette skuffet deg?",
      neutral: "Hva av dette bør vi forbedre?",
      positive: "Hva av dette likte du?",
    },
  },
  thanks: {
    negative: "Takk for et ærlig svar.",
    neutral: "Takk. Svaret ditt hjelper oss å bli bedre.",
    positive: "Takk! Det er hyggelig å høre.",
  },
};
