/** Spanish: formal address (usted), no adjective that shows gender, words that Spain and Latin America share. */
import type { Locale } from "./locale.ts";

export const es: Locale = {
  chrome: {
    region: "Su opinión",
    close: "Cerrar",
    send: "Enviar",
    optional: "Su respuesta (opcional)",
    down: "Pulgar hacia abajo",
    up: "Pulgar hacia arriba",
    preview: "Vista previa: no se guarda nada",
    later: "Preguntarme más tarde",
    tab: "Su opinión",
  },
  nps: {
    question: "¿Qué probabilidad hay de que recomiende {name} a un amigo o colega?",
    low: "Nada probable",
    high: "Muy probable",
  },
  csat: {
    question: "¿Cómo calificaría su satisfacción con la experiencia?",
    low: "Mucha insatisfacción",
    between: ["Insatisfacción", "Opinión neutra", "Satisfacción"],
    high: "Mucha satisfacción",
  },
  ces: {
    question: "Con {name} me resultó fácil hacer lo que necesitaba.",
    low: "Muy en desacuerdo",
    high: "Muy de acuerdo",
  },
  thumbs: { question: "¿Le resultó útil?" },
  followUp: {
    text: {
      negative: "¿Qué podríamos haber hecho mejor?",
      neutral: "¿Qué podríamos mejorar?",
      positive: "¿Qué le gustó?",
    },
    choice: {
      negative: "De lo siguiente, ¿qué le decepcionó?",
      neutral: "De lo siguiente, ¿qué deberíamos mejorar?",
      positive: "De lo siguiente, ¿qué le gustó?",
    },
  },
  thanks: {
    negative: "Gracias por su sinceridad.",
    neutral: "Gracias. Su respuesta nos ayuda a mejorar.",
    positive: "¡Gracias! Nos alegra saberlo.",
  },
};
