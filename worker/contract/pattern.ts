/** Patterns as the OpenAPI document has them. */

/**
 * For `.meta` of a string whose pattern has the flag `u`, which is the one that JSON Schema reads patterns with: the document's
 * generator would write flags behind the pattern. No other flag can be said there.
 */
export const patternOf = ({ source }: RegExp) => ({ pattern: source });
