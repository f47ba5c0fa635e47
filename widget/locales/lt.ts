/** Lithuanian: formal address (jūs), no participle that shows gender, and the name before a colon: not inflected. */
import type { Locale } from "./locale.ts";

export const lt: Locale = {
  chrome: {
    region: "Jūsų nuomonė",
    close: "Uždaryti",
    send: "Siųsti",
    optional: "Jūsų atsakymas (neprivalomas)",
    down: "Nykštys žemyn",
    up: "Nykštys aukštyn",
    preview: "Peržiūra: niekas neišsaugoma",
    later: "Paklausti vėliau",
    tab: "Jūsų nuomonė",
  },
  nps: {
    question: "{name}: kiek tikėtina, kad rekomenduosite mus draugui ar kolegai?",
    low: "Visai netikėtina",
    high: "Labai tikėtina",
  },
  csat: {
    question: "Kiek jus tenkina tai, kaip viskas vyko?",
    low: "Visiškai netenkina",
    between: ["Netenkina", "Nei taip, nei ne", "Tenkina"],
    high: "Visiškai tenkina",
  },
  ces: {
    question: "{name}: man čia buvo lengva sutvarkyti tai, ko reikėjo.",
    low: "Visiškai nesutinku",
    high: "Visiškai sutinku",
  },
  thumbs: { question: "Ar tai buvo naudinga?" },
  followUp: {
    text: {
      negative: "Ką galėjome padaryti geriau?",
      neutral: "Ką galėtume patobulinti?",
      positive: "Kas jums patiko?",
    },
    choice: {
      negative: "Kas iš šių dalykų jus nuvylė?",
      neutral: "Ką iš šių dalykų turėtume patobulinti?",
      positive: "Kas iš šių dalykų jums patiko?",
    },
  },
  thanks: {
    negative: "Dėkojame už atvirą atsakymą.",
    neutral: "Dėkojame. Jūsų atsakymas padeda mums tobulėti.",
    positive: "Dėkojame! Labai džiaugiamės.",
  },
};
