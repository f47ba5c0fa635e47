/** Czech: formal address, no participle that shows gender, and the name before a colon, so that it is not inflected. */
import type { Locale } from "./locale.ts";

export const cs: Locale = {
  chrome: {
    region: "Váš názor",
    close: "Zavřít",
    send: "Odeslat",
    optional: "Vaše odpověď (nepovinné)",
    down: "Palec dolů",
    up: "Palec nahoru",
    preview: "Náhled: nic se neukládá",
    later: "Zeptejte se později",
    tab: "Zpětná vazba",
  },
  nps: {
    question: "{name}: jak pravděpodobné je, že nás doporučíte přátelům nebo kolegům?",
    low: "Zcela nepravděpodobné",
    high: "Mimořádně pravděpodobné",
  },
  csat: {
    question: "Jak hodnotíte svou spokojenost s tím, jak vše proběhlo?",
    low: "Velká nespokojenost",
    between: ["Nespokojenost", "Neutrálně", "Spokojenost"],
    high: "Velká spokojenost",
  },
  ces: {
    question: "{name}: bylo tu pro mě snadné vyřídit, co bylo potřeba.",
    low: "Rozhodně nesouhlasím",
    high: "Rozhodně souhlasím",
  },
  thumbs: { question: "Pomohlo vám to?" },
  followUp: {
    text: {
      negative: "Co jsme mohli udělat lépe?",
      neutral: "Co můžeme zlepšit?",
      positive: "Co se vám líbilo?",
    },
    choice: {
      negative: "Co z toho vás zklamalo?",
      neutral: "Co z toho bychom měli zlepšit?",
      positive: "Co z toho se vám líbilo?",
    },
  },
  thanks: {
    negative: "Děkujeme za upřímnou odpověď.",
    neutral: "Děkujeme. Díky vaší odpovědi se můžeme zlepšovat.",
    positive: "Děkujeme! Máme z toho radost.",
  },
};
