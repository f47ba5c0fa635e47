/** German: formal address (Sie). */
import type { Locale } from "./locale.ts";

export const de: Locale = {
  chrome: {
    region: "Ihre Meinung",
    close: "Schließen",
    send: "Absenden",
    optional: "Ihre Antwort (optional)",
    down: "Daumen runter",
    up: "Daumen hoch",
    preview: "Vorschau: Es wird nichts gespeichert",
    later: "Später fragen",
    tab: "Feedback",
  },
  nps: {
    question: "Wie wahrscheinlich ist es, dass Sie {name} Freunden oder Kollegen weiterempfehlen?",
    low: "Sehr unwahrscheinlich",
    high: "Sehr wahrscheinlich",
  },
  csat: {
    question: "Wie zufrieden waren Sie insgesamt?",
    low: "Sehr unzufrieden",
    between: ["Unzufrieden", "Teils, teils", "Zufrieden"],
    high: "Sehr zufrieden",
  },
  ces: {
    question: "{name} hat es mir leicht gemacht, mein Anliegen zu erledigen.",
    low: "Stimme gar nicht zu",
    high: "Stimme voll zu",
  },
  thumbs: { question: "War das hilfreich?" },
  followUp: {
    text: {
      negative: "Was hätten wir besser machen können?",
      neutral: "Was können wir besser machen?",
      positive: "Was hat Ihnen gefallen?",
    },
    choice: {
      negative: "Was davon hat Sie enttäuscht?",
      neutral: "Was davon sollten wir verbessern?",
      positive: "Was davon hat Ihnen gefallen?",
    },
  },
  thanks: {
    negative: "Vielen Dank für Ihre offene Antwort.",
    neutral: "Vielen Dank. Ihre Antwort hilft uns, besser zu werden.",
    positive: "Vielen Dank! Das freut uns sehr.",
  },
};
