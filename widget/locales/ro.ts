/** Romanian: formal address (dumneavoastră), satisfaction as a noun, so that no adjective shows gender. */
import type { Locale } from "./locale.ts";

export const ro: Locale = {
  chrome: {
    region: "Părerea dumneavoastră",
    close: "Închide",
    send: "Trimite",
    optional: "Răspunsul dumneavoastră (opțional)",
    down: "Degetul mare în jos",
    up: "Degetul mare în sus",
    preview: "Previzualizare: nu se salvează nimic",
    later: "Răspund mai târziu",
    tab: "Părerea dvs.",
  },
  nps: {
    question: "Cât de probabil este să recomandați {name} unui prieten sau coleg?",
    low: "Deloc probabil",
    high: "Extrem de probabil",
  },
  csat: {
    question: "Cum vă evaluați satisfacția în urma acestei experiențe?",
    low: "Insatisfacție mare",
    between: ["Insatisfacție", "Părere neutră", "Satisfacție"],
    high: "Satisfacție mare",
  },
  ces: {
    question: "{name} mi-a permis să rezolv cu ușurință ce aveam de făcut.",
    low: "Dezacord total",
    high: "Acord total",
  },
  thumbs: { question: "V-a fost de folos?" },
  followUp: {
    text: {
      negative: "Ce am fi putut face mai bine?",
      neutral: "Ce am putea îmbunătăți?",
      positive: "Ce v-a plăcut?",
    },
    choice: {
      negative: "Ce v-a dezamăgit dintre acestea?",
      neutral: "Ce ar trebui să îmbunătățim dintre acestea?",
      positive: "Ce v-a plăcut dintre acestea?",
    },
  },
  thanks: {
    negative: "Vă mulțumim pentru sinceritate.",
    neutral: "Vă mulțumim. Răspunsul dumneavoastră ne ajută să fim mai buni.",
    positive: "Vă mulțumim! Ne bucurăm să aflăm asta.",
  },
};
