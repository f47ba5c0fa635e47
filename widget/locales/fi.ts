/** Finnish: address with “sinä”, and the name before a colon, so that it is not inflected. */
import type { Locale } from "./locale.ts";

export const fi: Locale = {
  chrome: {
    region: "Palautteesi",
    close: "Sulje",
    send: "Lähetä",
    optional: "Vastauksesi (valinnainen)",
    down: "Peukalo alas",
    up: "Peukalo ylös",
    preview: "Esikatselu: mitään ei tallenneta",
    later: "Kysy myöhemmin",
    tab: "Palaute",
  },
  nps: {
    question: "{name}: kuinka todennäköisesti suosittelisit meitä ystävälle tai työkaverille?",
    low: "Hyvin epätodennäköisesti",
    high: "Hyvin todennäköisesti",
  },
  csat: {
    question: "Kuinka tyytyväinen olit asiointikokemukseesi?",
    low: "Erittäin tyytymätön",
    between: ["Tyytymätön", "Neutraali", "Tyytyväinen"],
    high: "Erittäin tyytyväinen",
  },
  ces: {
    question: "{name}: sain asiani hoidettua helposti.",
    low: "Täysin eri mieltä",
    high: "Täysin samaa mieltä",
  },
  thumbs: { question: "Oliko tästä apua?" },
  followUp: {
    text: {
      negative: "Mitä olisimme voineet tehdä paremmin?",
      neutral: "Mitä voisimme tehdä paremmin?",
      positive: "Mistä pidit?",
    },
    choice: {
      negative: "Mikä näistä oli pettymys?",
      neutral: "Mitä näistä meidän pitäisi parantaa?",
      positive: "Mistä näistä pidit?",
    },
  },
  thanks: {
    negative: "Kiitos rehellisestä vastauksestasi.",
    neutral: "Kiitos. Vastauksesi auttaa meitä kehittymään.",
    positive: "Kiitos! Mukava kuulla.",
  },
};
