/** Russian: polite plural (вы), no form that shows gender, and the name before a colon, so that it never inflects. */
import type { Locale } from "./locale.ts";

export const ru: Locale = {
  chrome: {
    region: "Ваш отзыв",
    close: "Закрыть",
    send: "Отправить",
    optional: "Ваш ответ (необязательно)",
    down: "Большой палец вниз",
    up: "Большой палец вверх",
    preview: "Предпросмотр: ничего не сохраняется",
    later: "Спросить позже",
    tab: "Ваш отзыв",
  },
  nps: {
    question: "{name}: с какой вероятностью вы порекомендуете нас друзьям или коллегам?",
    low: "Точно не порекомендую",
    high: "Точно порекомендую",
  },
  csat: {
    question: "Насколько вы довольны тем, как всё прошло?",
    low: "Очень недовольны",
    between: ["Недовольны", "Нейтрально", "Довольны"],
    high: "Очень довольны",
  },
  ces: {
    question: "{name}: здесь мне было легко сделать то, что нужно.",
    low: "Совершенно неверно",
    high: "Совершенно верно",
  },
  thumbs: { question: "Это было полезно?" },
  followUp: {
    text: {
      negative: "Что мы могли сделать лучше?",
      neutral: "Что нам стоит улучшить?",
      positive: "Что вам понравилось?",
    },
    choice: {
      negative: "Что из этого вас разочаровало?",
      neutral: "Что из этого нам стоит улучшить?",
      positive: "Что из этого вам понравилось?",
    },
  },
  thanks: {
    negative: "Спасибо за откровенный ответ.",
    neutral: "Спасибо. Ваш ответ поможет нам стать лучше.",
    positive: "Спасибо! Нам приятно это слышать.",
  },
};
