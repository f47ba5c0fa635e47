/** Numbers and the words that follow them: which form a language takes after 1, 2, 5 or 22. */

/** A whole number, and how it is written. */
export interface Counted {
  n: number;
  text: string;
}

/** `other` stands in for a form that is not there. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * The number and the form that follows it, by the plural rules of CLDR.
 * @example plural("en", { one: "answer", other: "answers" })({ n: 1, text: "1" }) // "1 answer"
 */
export function plural(language: string, forms: Forms): (number: Counted) => string {
  let rules: Intl.PluralRules | undefined;
  return ({ n, text }) => {
    // At first use: a page is in one language, and the Worker starts with all of them.
    rules ??= new Intl.PluralRules(language);
    return `${text} ${forms[rules.select(n)] ?? forms.other}`;
  };
}
