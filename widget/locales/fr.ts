/** French: formal address, no agreement that shows gender, a narrow no-break space before two-part punctuation. */
import type { Locale } from "./locale.ts";

export const fr: Locale = {
  chrome: {
    region: "Votre avis",
    close: "Fermer",
    send: "Envoyer",
    optional: "Votre réponse (facultatif)",
    down: "Pouce vers le bas",
    up: "Pouce vers le haut",
    preview: "Aperçu\u202f: rien n’est enregistré",
    later: "Me demander plus tard",
    tab: "Votre avis",
  },
  nps: {
    question: "Quelle est la probabilité que vous recommandiez {name} à un ami ou à un collègue\u202f?",
    low: "Pas du tout probable",
    high: "Extrêmement probable",
  },
  csat: {
    question: "Comment évaluez-vous votre satisfaction après cette expérience\u202f?",
    low: "Grande insatisfaction",
    between: ["Insatisfaction", "Neutre", "Satisfaction"],
    high: "Grande satisfaction",
  },
  ces: {
    question: "{name} m’a permis de faire facilement ce que je voulais.",
    low: "Pas du tout d’accord",
    high: "Tout à fait d’accord",
  },
  thumbs: { question: "Cela vous a-t-il été utile\u202f?" },
  followUp: {
    text: {
      negative: "Qu’aurions-nous pu mieux faire\u202f?",
      neutral: "Que pourrions-nous améliorer\u202f?",
      positive: "Qu’avez-vous apprécié\u202f?",
    },
    choice: {
      negative: "Parmi ces points, qu’est-ce qui a posé problème\u202f?",
      neutral: "Parmi ces points, que devrions-nous améliorer\u202f?",
      positive: "Parmi ces points, qu’avez-vous apprécié\u202f?",
    },
  },
  thanks: {
    negative: "Merci pour votre franchise.",
    neutral: "Merci. Votre réponse nous aide à progresser.",
    positive: "Merci\u202f! Nous en sommes ravis.",
  },
};
