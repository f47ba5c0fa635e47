/** Language tags (BCP 47): their parents, their writing direction, and what stands in for what. */

/** Characters of a tag beyond LanguageTag's are not looked at. */
const MAX_TAG_CHARS = 35;
const RTL_SCRIPTS = new Set("Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi".split(" "));

/** `tag` and its parents in lower case: zh-hant-tw, zh-hant, zh (RFC 4647, section 3.4). */
export function lineage(tag: string): string[] {
  const parts = tag.toLowerCase().split("-");
  return parts.map((_, cut) => parts.slice(0, parts.length - cut).join("-"));
}

/** The longest valid beginning of a tag, in canonical form (`iw` is `he`); `und` for what is no tag at all. */
export function canonical(tag: string): string {
  for (const shorter of lineage(tag.slice(0, MAX_TAG_CHARS))) {
    try {
      return Intl.getCanonicalLocales(shorter)[0] ?? "und";
    } catch {
      // Not well-formed at this length.
    }
  }
  return "und";
}

/** Written forms of Norwegian and of Serbo-Croatian, which their readers share. */
const STAND_INS: Record<string, string> = { no: "nb", nn: "nb", nb: "no", bs: "hr" };

/**
 * Everything that a requested tag may be served by, best first: itself and its parents, by way of the script in which the
 * language is likely written there (`zh-TW`: `zh-hant`, and only then `zh`); then what its readers share. Some systems
 * write pl_PL.
 */
export function widen(tag: string): string[] {
  const hyphened = tag.slice(0, MAX_TAG_CHARS).replaceAll("_", "-");
  const known = canonical(hyphened);
  // What is no language at all would be likely English.
  if (known === "und") return [];
  const likely = new Intl.Locale(known).maximize();
  const bare = [likely.language, lineage(hyphened).at(-1) ?? ""];
  const narrow = [...lineage(hyphened), ...lineage(known), ...lineage(likely.baseName)].filter(
    (one) => !bare.includes(one),
  );
  return [...narrow, ...bare, STAND_INS[likely.language] ?? ""].filter(Boolean);
}

/** Of the tags, those of the same language in whatever region or script, those of the likely script first. */
export function relatives(tag: string, tags: Iterable<string>): string[] {
  const own = likelyOf(tag);
  const same = [...tags].filter((one) => likelyOf(one).language === own.language && own.language !== "und");
  const isOther = (one: string): number => Number(likelyOf(one).script !== own.script);
  return same.toSorted((one, other) => isOther(one) - isOther(other));
}

function likelyOf(tag: string): { language: string; script?: string | undefined } {
  const known = canonical(tag.slice(0, MAX_TAG_CHARS).replaceAll("_", "-"));
  return known === "und" ? { language: "und" } : new Intl.Locale(known).maximize();
}

/** How the language writes 0 to 10; `undefined` where it does so with the digits 0 to 9. */
export function numbersOf(tag: string): string[] | undefined {
  const written = new Intl.NumberFormat(canonical(tag));
  const numbers = Array.from({ length: 11 }, (_, value) => written.format(value));
  return numbers[0] === "0" ? undefined : numbers;
}

/** The direction in which the language is written, by its likely script. */
export function directionOf(tag: string): "ltr" | "rtl" {
  return RTL_SCRIPTS.has(new Intl.Locale(canonical(tag)).maximize().script ?? "") ? "rtl" : "ltr";
}
