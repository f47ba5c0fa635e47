import { type Numbers, numbersIn } from "./numbers.ts";
import { type Language, type Words, wordsIn } from "./words.ts";

/** How a page speaks. */
export interface Said {
  words: Words;
  numbers: Numbers;
}

export const saidIn = (language: Language): Said => ({ words: wordsIn(language), numbers: numbersIn(language) });
