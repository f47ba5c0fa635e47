/** Malay: polite address (anda). */
import type { Locale } from "./locale.ts";

export const ms: Locale = {
  chrome: {
    region: "Maklum balas anda",
    close: "Tutup",
    send: "Hantar",
    optional: "Jawapan anda (pilihan)",
    down: "Ibu jari ke bawah",
    up: "Ibu jari ke atas",
    preview: "Pratonton: tiada apa-apa disimpan",
    later: "Tanya saya kemudian",
    tab: "Maklum balas",
  },
  nps: {
    question: "Sejauh manakah kemungkinan anda mengesyorkan {name} kepada kawan atau rakan sekerja?",
    low: "Langsung tidak mungkin",
    high: "Sangat mungkin",
  },
  csat: {
    question: "Sejauh manakah anda berpuas hati dengan pengalaman anda?",
    low: "Sangat tidak puas hati",
    between: ["Tidak puas hati", "Sederhana", "Puas hati"],
    high: "Sangat puas hati",
  },
  ces: {
    question: "{name} memudahkan saya menyelesaikan urusan saya.",
    low: "Sangat tidak setuju",
    high: "Sangat setuju",
  },
  thumbs: { question: "Adakah ini membantu anda?" },
  followUp: {
    text: {
      negative: "Apakah yang sepatutnya kami lakukan dengan lebih baik?",
      neutral: "Apakah yang boleh kami perbaiki?",
      positive: "Apakah yang anda suka?",
    },
    choice: {
      negative: "Antara yang berikut, yang manakah mengecewakan anda?",
      neutral: "Antara yang berikut, yang manakah patut kami perbaiki?",
      positive: "Antara yang berikut, yang manakah anda suka?",
    },
  },
  thanks: {
    negative: "Terima kasih atas jawapan jujur anda.",
    neutral: "Terima kasih. Jawapan anda membantu kami menjadi lebih baik.",
    positive: "Terima kasih! Kami gembira mendengarnya.",
  },
};
