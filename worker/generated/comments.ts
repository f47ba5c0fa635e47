/** What made-up customers say. */
export const COMMENTS = {
  negative: [
    "I could not find what the delivery would cost until the very end.",
    "The page jumped while I was typing my address.",
    "Out of stock, again.",
    "Too many steps for one small order.",
    "It took a week longer than promised.",
  ],
  neutral: [
    "Fine, but the photos could be larger.",
    "I had to look twice for the size table.",
    "Delivery was all right, the box was far too big.",
    "A filter by price would help.",
  ],
  positive: [
    "Quick and clear, thank you.",
    "Arrived a day early and well packed.",
    "The advice on the product page was just what I needed.",
    "Easiest checkout I have used this year.",
    "Friendly answer within minutes.",
  ],
} as const;
