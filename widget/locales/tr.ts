/** Turkish: polite plural (siz), the name as subject or before a colon (no ending), a capital after a colon. */
import type { Locale } from "./locale.ts";

export const tr: Locale = {
  chrome: {
    region: "Görüşleriniz",
    close: "Kapat",
    send: "Gönder",
    optional: "Yanıtınız (isteğe bağlı)",
    down: "Başparmak aşağı",
    up: "Başparmak yukarı",
    preview: "Önizleme: Hiçbir şey kaydedilmez",
    later: "Sonra yanıtlarım",
    tab: "Geri bildirim",
  },
  nps: {
    question: "{name}: Bizi bir arkadaşınıza veya meslektaşınıza tavsiye etme olasılığınız nedir?",
    low: "Hiç olası değil",
    high: "Son derece olası",
  },
  csat: {
    question: "Deneyiminizden ne kadar memnun kaldınız?",
    low: "Hiç memnun kalmadım",
    between: ["Memnun kalmadım", "Kararsızım", "Memnun kaldım"],
    high: "Çok memnun kaldım",
  },
  ces: {
    question: "{name} işimi kolayca halletmemi sağladı.",
    low: "Kesinlikle katılmıyorum",
    high: "Kesinlikle katılıyorum",
  },
  thumbs: { question: "Bu size yardımcı oldu mu?" },
  followUp: {
    text: {
      negative: "Neyi daha iyi yapabilirdik?",
      neutral: "Neyi geliştirebiliriz?",
      positive: "Neyi beğendiniz?",
    },
    choice: {
      negative: "Bunlardan hangisi sizi hayal kırıklığına uğrattı?",
      neutral: "Bunlardan hangisini geliştirmeliyiz?",
      positive: "Bunlardan hangisini beğendiniz?",
    },
  },
  thanks: {
    negative: "Samimi yanıtınız için teşekkür ederiz.",
    neutral: "Teşekkür ederiz. Yanıtınız kendimizi geliştirmemize yardımcı oluyor.",
    positive: "Teşekkür ederiz! Bunu duyduğumuza sevindik.",
  },
};
