/** Indonesian: formal address (Anda). */
import type { Locale } from "./locale.ts";

export const id: Locale = {
  chrome: {
    region: "Pendapat Anda",
    close: "Tutup",
    send: "Kirim",
    optional: "Jawaban Anda (opsional)",
    down: "Jempol ke bawah",
    up: "Jempol ke atas",
    preview: "Pratinjau: tidak ada yang disimpan",
    later: "Tanyakan nanti",
    tab: "Masukan",
  },
  nps: {
    question: "Seberapa besar kemungkinan Anda merekomendasikan {name} kepada teman atau rekan kerja?",
    low: "Sama sekali tidak mungkin",
    high: "Sangat mungkin",
  },
  csat: {
    question: "Seberapa puas Anda dengan pengalaman Anda?",
    low: "Sangat tidak puas",
    between: ["Tidak puas", "Netral", "Puas"],
    high: "Sangat puas",
  },
  ces: {
    question: "{name} memudahkan saya menyelesaikan keperluan saya.",
    low: "Sangat tidak setuju",
    high: "Sangat setuju",
  },
  thumbs: { question: "Apakah ini membantu Anda?" },
  followUp: {
    text: {
      negative: "Apa yang seharusnya bisa kami lakukan lebih baik?",
      neutral: "Apa yang bisa kami perbaiki?",
      positive: "Apa yang Anda sukai?",
    },
    choice: {
      negative: "Manakah yang mengecewakan Anda?",
      neutral: "Manakah yang perlu kami perbaiki?",
      positive: "Manakah yang Anda sukai?",
    },
  },
  thanks: {
    negative: "Terima kasih atas jawaban jujur Anda.",
    neutral: "Terima kasih. Jawaban Anda membantu kami menjadi lebih baik.",
    positive: "Terima kasih! Kami senang mendengarnya.",
  },
};
