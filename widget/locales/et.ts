/** Estonian: formal address (teie), and the name before a colon, so that it is not inflected. */
import type { Locale } from "./locale.ts";

export const et: Locale = {
  chrome: {
    region: "Teie arvamus",
    close: "Sulge",
    send: "Saada",
    optional: "Teie vastus (valikuline)",
    down: "Pöial alla",
    up: "Pöial üles",
    preview: "Eelvaade: midagi ei salvestata",
    later: "Küsige hiljem",
    tab: "Tagasiside",
  },
  nps: {
    question: "{name}: kui tõenäoline on, et soovitate meid sõbrale või kolleegile?",
    low: "Üldse mitte tõenäoline",
    high: "Väga tõenäoline",
  },
  csat: {
    question: "Kui rahul olete oma kogemusega?",
    low: "Ei ole üldse rahul",
    between: ["Ei ole rahul", "Nii ja naa", "Rahul"],
    high: "Väga rahul",
  },
  ces: {
    question: "{name}: sain oma asjad siin hõlpsasti aetud.",
    low: "Ei nõustu üldse",
    high: "Nõustun täielikult",
  },
  thumbs: { question: "Kas sellest oli abi?" },
  followUp: {
    text: {
      negative: "Mida oleksime saanud paremini teha?",
      neutral: "Mida saaksime paremini teha?",
      positive: "Mis teile meeldis?",
    },
    choice: {
      negative: "Mis neist valmistas pettumuse?",
      neutral: "Mida neist peaksime parandama?",
      positive: "Mis neist teile meeldis?",
    },
  },
  thanks: {
    negative: "Täname ausa vastuse eest.",
    neutral: "Täname. Teie vastus aitab meil paremaks saada.",
    positive: "Täname! Meil on hea meel seda kuulda.",
  },
};
