/** What made-up customers say: in English, and fit for any touchpoint. */
export const COMMENTS = {
  negative: [
    "I had to start over twice.",
    "It took me far longer than it should.",
    "I could not find what I needed.",
    "Nobody told me what would happen next.",
    "The important part was at the very end.",
  ],
  neutral: [
    "All right, but it could be quicker.",
    "I had to look twice.",
    "Fine for me, my mother would be lost.",
    "Good, with one step too many.",
  ],
  positive: [
    "Quick and clear, thank you.",
    "Exactly what I was looking for.",
    "Nothing got in my way.",
    "The friendliest I have seen this year.",
    "Just as promised.",
  ],
} as const;
