export type Query = Readonly<Record<string, string | number | undefined>>;

/** The search part of a page's address: its query with some of it changed; what is undefined is left out. */
export function searchOf(query: Query, changed: Query): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...query, ...changed })) {
    if (value !== undefined) search.set(key, `${value}`);
  }
  return `?${search.toString()}`;
}
