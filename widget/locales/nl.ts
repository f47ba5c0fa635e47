/** Dutch: formal address (u). */
import type { Locale } from "./locale.ts";

export const nl: Locale = {
  chrome: {
    region: "Uw mening",
    close: "Sluiten",
    send: "Versturen",
    optional: "Uw antwoord (optioneel)",
    down: "Duim omlaag",
    up: "Duim omhoog",
    preview: "Voorvertoning: er wordt niets bewaard",
    later: "Vraag het later",
    tab: "Feedback",
  },
  nps: {
    question: "Hoe waarschijnlijk is het dat u {name} aanbeveelt aan een vriend of collega?",
    low: "Zeer onwaarschijnlijk",
    high: "Zeer waarschijnlijk",
  },
  csat: {
    question: "Hoe tevreden bent u over uw ervaring?",
    low: "Zeer ontevreden",
    between: ["Ontevreden", "Neutraal", "Tevreden"],
    high: "Zeer tevreden",
  },
  ces: {
    question: "{name} maakte het me gemakkelijk om te doen waarvoor ik kwam.",
    low: "Helemaal mee oneens",
    high: "Helemaal mee eens",
  },
  thumbs: { question: "Heeft dit u geholpen?" },
  followUp: {
    text: {
      negative: "Wat hadden we beter kunnen doen?",
      neutral: "Wat kunnen we beter doen?",
      positive: "Wat vond u prettig?",
    },
    choice: {
      negative: "Wat hiervan viel tegen?",
      neutral: "Wat hiervan moeten we verbeteren?",
      positive: "Wat hiervan vond u prettig?",
    },
  },
  thanks: {
    negative: "Bedankt voor uw eerlijke antwoord.",
    neutral: "Bedankt. Uw antwoord helpt ons beter te worden.",
    positive: "Bedankt! Daar zijn we blij mee.",
  },
};
