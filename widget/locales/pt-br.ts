/** Brazilian Portuguese: address with “você”, no adjective that shows gender. */
import type { Locale } from "./locale.ts";

export const ptBr: Locale = {
  chrome: {
    region: "Sua opinião",
    close: "Fechar",
    send: "Enviar",
    optional: "Sua resposta (opcional)",
    down: "Polegar para baixo",
    up: "Polegar para cima",
    preview: "Prévia: nada é salvo",
    later: "Perguntar mais tarde",
    tab: "Sua opinião",
  },
  nps: {
    question: "Qual a probabilidade de você recomendar {name} a um amigo ou colega?",
    low: "Nada provável",
    high: "Extremamente provável",
  },
  csat: {
    question: "Como você avalia sua satisfação com esta experiência?",
    low: "Grande insatisfação",
    between: ["Insatisfação", "Opinião neutra", "Satisfação"],
    high: "Grande satisfação",
  },
  ces: {
    question: "Com {name}, foi fácil fazer o que eu precisava.",
    low: "Discordo totalmente",
    high: "Concordo totalmente",
  },
  thumbs: { question: "Isso foi útil?" },
  followUp: {
    text: {
      negative: "O que poderíamos ter feito melhor?",
      neutral: "O que podemos melhorar?",
      positive: "Do que você gostou?",
    },
    choice: {
      negative: "Dos itens abaixo, o que deixou a desejar?",
      neutral: "Dos itens abaixo, o que devemos melhorar?",
      positive: "Dos itens abaixo, do que você gostou?",
    },
  },
  thanks: {
    negative: "Agradecemos sua sinceridade.",
    neutral: "Obrigado. Sua resposta nos ajuda a melhorar.",
    positive: "Obrigado! Ficamos felizes em saber.",
  },
};
