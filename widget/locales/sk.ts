/** Slovak: formal address (vy), no participle that shows gender, and the name before a colon: not inflected. */
import type { Locale } from "./locale.ts";

export const sk: Locale = {
  chrome: {
    region: "Váš názor",
    close: "Zavrieť",
    send: "Odoslať",
    optional: "Vaša odpoveď (nepovinná)",
    down: "Palec nadol",
    up: "Palec nahor",
    preview: "Náhľad: nič sa neukladá",
    later: "Opýtať sa neskôr",
    tab: "Spätná väzba",
  },
  nps: {
    question: "{name}: ako pravdepodobné je, že nás odporučíte priateľom alebo kolegom?",
    low: "Veľmi nepravdepodobné",
    high: "Veľmi pravdepodobné",
  },
  csat: {
    question: "Ako hodnotíte svoju spokojnosť s tým, ako všetko prebehlo?",
    low: "Veľká nespokojnosť",
    between: ["Nespokojnosť", "Neutrálne", "Spokojnosť"],
    high: "Veľká spokojnosť",
  },
  ces: {
    question: "{name}: vybaviť tu všetko potrebné bolo pre mňa jednoduché.",
    low: "Vôbec nesúhlasím",
    high: "Úplne súhlasím",
  },
  thumbs: { question: "Pomohlo vám to?" },
  followUp: {
    text: {
      negative: "Čo sme mohli urobiť lepšie?",
      neutral: "Čo môžeme zlepšiť?",
      positive: "Čo sa vám páčilo?",
    },
    choice: {
      negative: "Čo z toho vás sklamalo?",
      neutral: "Čo z toho by sme mali zlepšiť?",
      positive: "Čo z toho sa vám páčilo?",
    },
  },
  thanks: {
    negative: "Ďakujeme za úprimnú odpoveď.",
    neutral: "Ďakujeme. Vaša odpoveď nám pomáha zlepšovať sa.",
    positive: "Ďakujeme! Máme z toho radosť.",
  },
};
