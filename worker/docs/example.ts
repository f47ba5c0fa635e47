/** What an example of the reference is. */

export const LANGUAGES = [
  { key: "curl", name: "curl" },
  { key: "typescript", name: "TypeScript" },
  { key: "python", name: "Python" },
] as const;
export type Language = (typeof LANGUAGES)[number]["key"];

export interface Example extends Record<Language, string> {
  /** Id of the operation that it shows. */
  operation: string;
  title: string;
}
