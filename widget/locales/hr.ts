/** Croatian: formal address (vi, its plural said to all alike), and the name before a colon: not inflected. */
import type { Locale } from "./locale.ts";

export const hr: Locale = {
  chrome: {
    region: "Vaše mišljenje",
    close: "Zatvori",
    send: "Pošalji",
    optional: "Vaš odgovor (neobavezno)",
    down: "Palac dolje",
    up: "Palac gore",
    preview: "Pretpregled: ništa se ne sprema",
    later: "Pitajte me kasnije",
    tab: "Vaše mišljenje",
  },
  nps: {
    question: "{name}: koliko je vjerojatno da ćete nas preporučiti prijatelju ili kolegi?",
    low: "Nimalo vjerojatno",
    high: "Iznimno vjerojatno",
  },
  csat: {
    question: "Kako ocjenjujete svoje zadovoljstvo ovim iskustvom?",
    low: "Veliko nezadovoljstvo",
    between: ["Nezadovoljstvo", "Neutralno", "Zadovoljstvo"],
    high: "Veliko zadovoljstvo",
  },
  ces: {
    question: "{name}: ovdje mi je bilo lako obaviti ono što mi je trebalo.",
    low: "Uopće se ne slažem",
    high: "U potpunosti se slažem",
  },
  thumbs: { question: "Je li ovo bilo korisno?" },
  followUp: {
    text: {
      negative: "Što smo mogli učiniti bolje?",
      neutral: "Što možemo poboljšati?",
      positive: "Što vam se svidjelo?",
    },
    choice: {
      negative: "Što vas je od ovoga razočaralo?",
      neutral: "Što bismo od ovoga trebali poboljšati?",
      positive: "Što vam se od ovoga svidjelo?",
    },
  },
  thanks: {
    negative: "Hvala na iskrenom odgovoru.",
    neutral: "Hvala. Vaš nam odgovor pomaže da budemo bolji.",
    positive: "Hvala! Drago nam je to čuti.",
  },
};
