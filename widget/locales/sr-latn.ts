/** Serbian in Latin script, with the words of sr.ts: formal address (vi), and the name before a colon. */
import type { Locale } from "./locale.ts";

export const srLatn: Locale = {
  chrome: {
    region: "Vaše mišljenje",
    close: "Zatvori",
    send: "Pošalji",
    optional: "Vaš odgovor (nije obavezno)",
    down: "Palac nadole",
    up: "Palac nagore",
    preview: "Pregled: ništa se ne čuva",
    later: "Pitajte me kasnije",
    tab: "Vaše mišljenje",
  },
  nps: {
    question: "{name}: koliko je verovatno da ćete nas preporučiti prijatelju ili kolegi?",
    low: "Nimalo verovatno",
    high: "Izuzetno verovatno",
  },
  csat: {
    question: "Kako ocenjujete svoje zadovoljstvo ovim iskustvom?",
    low: "Veliko nezadovoljstvo",
    between: ["Nezadovoljstvo", "Neutralno", "Zadovoljstvo"],
    high: "Veliko zadovoljstvo",
  },
  ces: {
    question: "{name}: ovde mi je bilo lako da obavim ono što mi je trebalo.",
    low: "Uopšte se ne slažem",
    high: "Potpuno se slažem",
  },
  thumbs: { question: "Da li vam je ovo pomoglo?" },
  followUp: {
    text: {
      negative: "Šta smo mogli bolje da uradimo?",
      neutral: "Šta možemo da poboljšamo?",
      positive: "Šta vam se dopalo?",
    },
    choice: {
      negative: "Šta vas je od ovoga razočaralo?",
      neutral: "Šta od ovoga treba da poboljšamo?",
      positive: "Šta vam se od ovoga dopalo?",
    },
  },
  thanks: {
    negative: "Hvala na iskrenom odgovoru.",
    neutral: "Hvala. Vaš odgovor nam pomaže da budemo bolji.",
    positive: "Hvala! Drago nam je što to čujemo.",
  },
};
