/** Slovenian: formal address (vi, its plural said to all alike), and the name before a colon: not inflected. */
import type { Locale } from "./locale.ts";

export const sl: Locale = {
  chrome: {
    region: "Vaše mnenje",
    close: "Zapri",
    send: "Pošlji",
    optional: "Vaš odgovor (neobvezno)",
    down: "Palec dol",
    up: "Palec gor",
    preview: "Predogled: nič se ne shrani",
    later: "Vprašajte pozneje",
    tab: "Vaše mnenje",
  },
  nps: {
    question: "{name}: kako verjetno je, da bi nas priporočili prijatelju ali sodelavcu?",
    low: "Sploh ni verjetno",
    high: "Zelo verjetno",
  },
  csat: {
    question: "Kako ocenjujete svoje zadovoljstvo s to izkušnjo?",
    low: "Veliko nezadovoljstvo",
    between: ["Nezadovoljstvo", "Nevtralno", "Zadovoljstvo"],
    high: "Veliko zadovoljstvo",
  },
  ces: {
    question: "{name}: tukaj mi je bilo enostavno urediti vse potrebno.",
    low: "Sploh se ne strinjam",
    high: "Popolnoma se strinjam",
  },
  thumbs: { question: "Ali vam je to pomagalo?" },
  followUp: {
    text: {
      negative: "Kaj bi lahko naredili bolje?",
      neutral: "Kaj lahko izboljšamo?",
      positive: "Kaj vam je bilo všeč?",
    },
    choice: {
      negative: "Kaj od tega vas je razočaralo?",
      neutral: "Kaj od tega bi morali izboljšati?",
      positive: "Kaj od tega vam je bilo všeč?",
    },
  },
  thanks: {
    negative: "Hvala za iskren odgovor.",
    neutral: "Hvala. Vaš odgovor nam pomaga postati boljši.",
    positive: "Hvala! To nas zelo veseli.",
  },
};
