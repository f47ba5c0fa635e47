/** Vietnamese: polite address with "bạn". */
import type { Locale } from "./locale.ts";

export const vi: Locale = {
  chrome: {
    region: "Ý kiến của bạn",
    close: "Đóng",
    send: "Gửi",
    optional: "Câu trả lời (không bắt buộc)",
    down: "Ngón cái chỉ xuống",
    up: "Ngón cái chỉ lên",
    preview: "Xem trước: không có gì được lưu lại",
    later: "Hỏi tôi sau",
    tab: "Góp ý",
  },
  nps: {
    question: "Khả năng bạn sẽ giới thiệu {name} cho bạn bè hoặc đồng nghiệp là bao nhiêu?",
    low: "Hoàn toàn không có khả năng",
    high: "Rất có khả năng",
  },
  csat: {
    question: "Bạn hài lòng đến mức nào với trải nghiệm của mình?",
    low: "Rất không hài lòng",
    between: ["Không hài lòng", "Bình thường", "Hài lòng"],
    high: "Rất hài lòng",
  },
  ces: {
    question: "{name} đã giúp tôi dễ dàng làm được điều mình cần.",
    low: "Hoàn toàn không đồng ý",
    high: "Hoàn toàn đồng ý",
  },
  thumbs: { question: "Điều này có hữu ích với bạn không?" },
  followUp: {
    text: {
      negative: "Lẽ ra chúng tôi có thể làm tốt hơn điều gì?",
      neutral: "Chúng tôi có thể cải thiện điều gì?",
      positive: "Bạn thích điều gì?",
    },
    choice: {
      negative: "Điều nào sau đây khiến bạn chưa hài lòng?",
      neutral: "Chúng tôi nên cải thiện điều nào sau đây?",
      positive: "Bạn thích điều nào sau đây?",
    },
  },
  thanks: {
    negative: "Cảm ơn bạn đã trả lời thẳng thắn.",
    neutral: "Cảm ơn bạn. Câu trả lời của bạn giúp chúng tôi phục vụ tốt hơn.",
    positive: "Cảm ơn bạn! Chúng tôi rất vui khi biết điều đó.",
  },
};
