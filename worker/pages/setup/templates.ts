/** Surveys for the usual touchpoints of a journey: what most sites would write, ready to be published as it is. */
import type { z } from "zod";
import type { LocalizedText } from "../../contract/survey.ts";
import type { TouchpointInput } from "../../contract/site.ts";

export const TEMPLATES = ["order", "visit", "finding", "leaving", "support", "article", "feedback"] as const;
export type Template = (typeof TEMPLATES)[number];

type Draft = Omit<z.input<typeof TouchpointInput>, "name" | "stage">;

interface TemplateSurvey {
  /** The first of these that the site has, else its first. */
  stages: readonly string[];
  survey: Draft;
}

/** Languages of the pages come first: what has no standard question needs its words in each. */
const options = (texts: Record<string, LocalizedText>) => Object.entries(texts).map(([key, text]) => ({ key, text }));

const LEAVING: LocalizedText = {
  en: "What kept you from ordering today?",
  pl: "Co powstrzymało Cię dziś przed zamówieniem?",
  id: "Apa yang membuat Anda batal memesan hari ini?",
  cs: "Co vás dnes odradilo od objednávky?",
  fr: "Qu’est-ce qui vous a retenu de commander aujourd’hui ?",
  vi: "Điều gì khiến bạn chưa đặt hàng hôm nay?",
};
const REASONS = options({
  price: { en: "The price", pl: "Cena", id: "Harga", cs: "Cena", fr: "Le prix", vi: "Giá" },
  delivery: {
    en: "Delivery cost or time",
    pl: "Koszt lub czas dostawy",
    id: "Biaya atau waktu pengiriman",
    cs: "Cena nebo doba dopravy",
    fr: "Le coût ou le délai de livraison",
    vi: "Phí hoặc thời gian giao hàng",
  },
  "not-found": {
    en: "I did not find what I need",
    pl: "Nie znalazłem tego, czego szukam",
    id: "Saya tidak menemukan yang saya butuhkan",
    cs: "Nenašel jsem, co potřebuji",
    fr: "Je n’ai pas trouvé ce qu’il me faut",
    vi: "Tôi không tìm thấy thứ mình cần",
  },
  "only-looking": {
    en: "I was only looking",
    pl: "Tylko się rozglądałem",
    id: "Saya hanya melihat-lihat",
    cs: "Jen jsem se díval",
    fr: "Je regardais seulement",
    vi: "Tôi chỉ xem thôi",
  },
});
const FEEDBACK: LocalizedText = {
  en: "What could we do better?",
  pl: "Co moglibyśmy zrobić lepiej?",
  id: "Apa yang bisa kami perbaiki?",
  cs: "Co bychom mohli dělat lépe?",
  fr: "Que pourrions-nous améliorer ?",
  vi: "Chúng tôi có thể làm gì tốt hơn?",
};

const why = { metric: "text", key: "why" } as const;

export const TEMPLATE_SURVEYS: Record<Template, TemplateSurvey> = {
  order: {
    stages: ["buy"],
    survey: {
      question: { metric: "csat", key: "satisfaction", display: "smileys" },
      followUp: why,
      rules: {
        triggers: [{ on: "load", delayMs: 1_000 }],
        pages: { include: ["/**thank**", "/**success**", "/**confirm**"], exclude: [] },
      },
    },
  },
  visit: {
    stages: ["receive", "browse"],
    survey: {
      question: { metric: "nps", key: "recommend" },
      followUp: why,
      rules: { triggers: [{ on: "time", visibleMs: 20_000 }] },
    },
  },
  finding: {
    stages: ["browse", "discover"],
    survey: {
      question: { metric: "ces", key: "effort" },
      followUp: why,
      rules: { triggers: [{ on: "scroll", percent: 60 }] },
    },
  },
  leaving: {
    stages: ["buy"],
    survey: {
      question: { metric: "choice", key: "obstacle", text: LEAVING, options: REASONS, several: true },
      rules: { triggers: [{ on: "exit" }] },
    },
  },
  support: {
    stages: ["help"],
    survey: {
      question: { metric: "ces", key: "effort" },
      followUp: why,
      look: { placement: "center" },
    },
  },
  article: {
    stages: ["help"],
    survey: {
      question: { metric: "thumbs", key: "helpful" },
      followUp: why,
      rules: {
        triggers: [{ on: "scroll", percent: 75 }],
        pages: { include: ["/help/**", "/**faq**", "/docs/**"], exclude: [] },
      },
    },
  },
  feedback: {
    stages: ["help"],
    survey: {
      question: { metric: "text", key: "feedback", text: FEEDBACK },
      rules: { triggers: [{ on: "tab" }] },
    },
  },
};

/** The touchpoint of a template, paused until it is published. @param name in the owner's language */
export function touchpointOf(
  template: Template,
  name: string,
  stages: readonly string[],
): z.input<typeof TouchpointInput> {
  const { stages: wanted, survey } = TEMPLATE_SURVEYS[template];
  const stage = wanted.find((one) => stages.includes(one)) ?? stages[0] ?? "";
  return { ...survey, name, stage, state: "paused" };
}
