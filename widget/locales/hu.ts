/** Hungarian: formal address (Ön), and the name before a colon, so that it takes neither article nor ending. */
import type { Locale } from "./locale.ts";

export const hu: Locale = {
  chrome: {
    region: "Az Ön véleménye",
    close: "Bezárás",
    send: "Küldés",
    optional: "Válasza (nem kötelező)",
    down: "Hüvelykujj lefelé",
    up: "Hüvelykujj felfelé",
    preview: "Előnézet: semmit sem tárolunk",
    later: "Később válaszolok",
    tab: "Vélemény",
  },
  nps: {
    question: "{name}: mennyire valószínű, hogy ajánlana minket egy barátjának vagy kollégájának?",
    low: "Egyáltalán nem valószínű",
    high: "Rendkívül valószínű",
  },
  csat: {
    question: "Mennyire volt elégedett a nálunk szerzett tapasztalataival?",
    low: "Nagyon elégedetlen",
    between: ["Elégedetlen", "Semleges", "Elégedett"],
    high: "Nagyon elégedett",
  },
  ces: {
    question: "{name}: könnyen el tudtam intézni, amiért jöttem.",
    low: "Egyáltalán nem értek egyet",
    high: "Teljesen egyetértek",
  },
  thumbs: { question: "Hasznosnak találta?" },
  followUp: {
    text: {
      negative: "Mit csinálhattunk volna jobban?",
      neutral: "Min javíthatnánk?",
      positive: "Mi tetszett Önnek?",
    },
    choice: {
      negative: "Ezek közül mi okozott csalódást?",
      neutral: "Ezek közül min javítsunk?",
      positive: "Ezek közül mi tetszett Önnek?",
    },
  },
  thanks: {
    negative: "Köszönjük az őszinte választ.",
    neutral: "Köszönjük. A válasza segít, hogy jobbak legyünk.",
    positive: "Köszönjük! Nagyon örülünk neki.",
  },
};
