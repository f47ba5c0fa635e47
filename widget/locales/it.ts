/** Italian: formal address (Lei, written small), no adjective or participle that shows gender. */
import type { Locale } from "./locale.ts";

export const it: Locale = {
  chrome: {
    region: "La sua opinione",
    close: "Chiudi",
    send: "Invia",
    optional: "La sua risposta (facoltativa)",
    down: "Pollice in giù",
    up: "Pollice in su",
    preview: "Anteprima: non viene salvato nulla",
    later: "Rispondo più tardi",
    tab: "Feedback",
  },
  nps: {
    question: "Con quale probabilità consiglierebbe {name} a un amico o a un collega?",
    low: "Per niente probabile",
    high: "Estremamente probabile",
  },
  csat: {
    question: "Come valuta la sua soddisfazione per questa esperienza?",
    low: "Grande insoddisfazione",
    between: ["Insoddisfazione", "Giudizio neutro", "Soddisfazione"],
    high: "Grande soddisfazione",
  },
  ces: {
    question: "Con {name} è stato facile fare quello che mi serviva.",
    low: "Per niente d’accordo",
    high: "Del tutto d’accordo",
  },
  thumbs: { question: "È stato utile?" },
  followUp: {
    text: {
      negative: "Che cosa avremmo potuto fare meglio?",
      neutral: "Che cosa possiamo migliorare?",
      positive: "Che cosa le è piaciuto?",
    },
    choice: {
      negative: "Tra questi aspetti, che cosa non ha funzionato?",
      neutral: "Tra questi aspetti, che cosa dovremmo migliorare?",
      positive: "Tra questi aspetti, che cosa le è piaciuto?",
    },
  },
  thanks: {
    negative: "Grazie per la sua sincerità.",
    neutral: "Grazie. La sua risposta ci aiuta a migliorare.",
    positive: "Grazie! Ci fa molto piacere.",
  },
};
