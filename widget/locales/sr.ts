/** Serbian in Cyrillic: formal address (ви, its plural said to all), and the name before a colon: not inflected. */
import type { Locale } from "./locale.ts";

export const sr: Locale = {
  chrome: {
    region: "Ваше мишљење",
    close: "Затвори",
    send: "Пошаљи",
    optional: "Ваш одговор (није обавезно)",
    down: "Палац надоле",
    up: "Палац нагоре",
    preview: "Преглед: ништа се не чува",
    later: "Питајте ме касније",
    tab: "Ваше мишљење",
  },
  nps: {
    question: "{name}: колико је вероватно да ћете нас препоручити пријатељу или колеги?",
    low: "Нимало вероватно",
    high: "Изузетно вероватно",
  },
  csat: {
    question: "Како оцењујете своје задовољство овим искуством?",
    low: "Велико незадовољство",
    between: ["Незадовољство", "Неутрално", "Задовољство"],
    high: "Велико задовољство",
  },
  ces: {
    question: "{name}: овде ми је било лако да обавим оно што ми је требало.",
    low: "Уопште се не слажем",
    high: "Потпуно се слажем",
  },
  thumbs: { question: "Да ли вам је ово помогло?" },
  followUp: {
    text: {
      negative: "Шта смо могли боље да урадимо?",
      neutral: "Шта можемо да побољшамо?",
      positive: "Шта вам се допало?",
    },
    choice: {
      negative: "Шта вас је од овога разочарало?",
      neutral: "Шта од овога треба да побољшамо?",
      positive: "Шта вам се од овога допало?",
    },
  },
  thanks: {
    negative: "Хвала на искреном одговору.",
    neutral: "Хвала. Ваш одговор нам помаже да будемо бољи.",
    positive: "Хвала! Драго нам је што то чујемо.",
  },
};
