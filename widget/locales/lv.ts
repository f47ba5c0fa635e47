/** Latvian: formal address (jūs), no participle that shows gender, and the name before a colon: not inflected. */
import type { Locale } from "./locale.ts";

export const lv: Locale = {
  chrome: {
    region: "Jūsu viedoklis",
    close: "Aizvērt",
    send: "Nosūtīt",
    optional: "Jūsu atbilde (nav obligāta)",
    down: "Īkšķis uz leju",
    up: "Īkšķis uz augšu",
    preview: "Priekšskatījums: nekas netiek saglabāts",
    later: "Jautāt vēlāk",
    tab: "Jūsu viedoklis",
  },
  nps: {
    question: "{name}: cik liela ir varbūtība, ka ieteiksiet mūs draugiem vai kolēģiem?",
    low: "Ļoti maza varbūtība",
    high: "Ļoti liela varbūtība",
  },
  csat: {
    question: "Cik lielā mērā jūs apmierināja šī pieredze?",
    low: "Nemaz neapmierināja",
    between: ["Neapmierināja", "Neitrāli", "Apmierināja"],
    high: "Pilnībā apmierināja",
  },
  ces: {
    question: "{name}: man te bija viegli nokārtot visu vajadzīgo.",
    low: "Pilnīgi nepiekrītu",
    high: "Pilnīgi piekrītu",
  },
  thumbs: { question: "Vai tas bija noderīgi?" },
  followUp: {
    text: {
      negative: "Ko mēs varējām izdarīt labāk?",
      neutral: "Ko mēs varētu uzlabot?",
      positive: "Kas jums patika?",
    },
    choice: {
      negative: "Kas no minētā jūs pievīla?",
      neutral: "Ko no minētā mums vajadzētu uzlabot?",
      positive: "Kas no minētā jums patika?",
    },
  },
  thanks: {
    negative: "Paldies par atklāto atbildi.",
    neutral: "Paldies. Jūsu atbilde palīdz mums kļūt labākiem.",
    positive: "Paldies! Priecājamies to dzirdēt.",
  },
};
