/** European Portuguese: formal address (third person without a pronoun), no adjective or pronoun that shows gender. */
import type { Locale } from "./locale.ts";

export const pt: Locale = {
  chrome: {
    region: "A sua opinião",
    close: "Fechar",
    send: "Enviar",
    optional: "A sua resposta (opcional)",
    down: "Polegar para baixo",
    up: "Polegar para cima",
    preview: "Pré-visualização: nada é guardado",
    later: "Perguntar mais tarde",
    tab: "A sua opinião",
  },
  nps: {
    question: "Qual é a probabilidade de recomendar {name} a um amigo ou colega?",
    low: "Nada provável",
    high: "Extremamente provável",
  },
  csat: {
    question: "Como avalia a sua satisfação com esta experiência?",
    low: "Grande insatisfação",
    between: ["Insatisfação", "Opinião neutra", "Satisfação"],
    high: "Grande satisfação",
  },
  ces: {
    question: "{name} permitiu-me fazer facilmente o que pretendia.",
    low: "Discordo totalmente",
    high: "Concordo totalmente",
  },
  thumbs: { question: "Isto foi útil?" },
  followUp: {
    text: {
      negative: "O que poderíamos ter feito melhor?",
      neutral: "O que podemos melhorar?",
      positive: "O que lhe agradou?",
    },
    choice: {
      negative: "Destes aspetos, o que correu menos bem?",
      neutral: "Destes aspetos, o que devemos melhorar?",
      positive: "Destes aspetos, o que lhe agradou?",
    },
  },
  thanks: {
    negative: "Obrigado pela sua sinceridade.",
    neutral: "Obrigado. A sua resposta ajuda-nos a melhorar.",
    positive: "Obrigado! Ficamos felizes por saber.",
  },
};
