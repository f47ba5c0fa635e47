/** Scores worked out from the raw responses, by queries and formulas that share nothing with the product's own. */

/** Quantiles of the normal distribution for intervals of 90, 95 and 99 %, from printed tables. */
const Z = { 90: 1.644853626951473, 95: 1.959963984540054, 99: 2.575829303548901 } as const;
export type Percent = keyof typeof Z;

export interface Bounds {
  low: number;
  high: number;
}

/** Wilson (1927) in its usual form, (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), in percent. */
export function wilsonByHand(count: number, n: number, percent: Percent = 95): Bounds {
  const z = Z[percent];
  const p = count / n;
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const middle = p + (z * z) / (2 * n);
  const scale = 100 / (1 + (z * z) / n);
  return { low: (middle - spread) * scale, high: (middle + spread) * scale };
}

/** Adjusted Wald interval of an NPS (Rocks 2016), in points. */
export function npsByHand(promoters: number, detractors: number, n: number, percent: Percent = 95): Bounds {
  const good = (promoters + 0.75) / (n + 3);
  const bad = (detractors + 0.75) / (n + 3);
  const variance = (good * (1 - good) + bad * (1 - bad) + 2 * good * bad) / (n + 3);
  const reach = Z[percent] * Math.sqrt(variance);
  return { low: Math.max(-100, 100 * (good - bad - reach)), high: Math.min(100, 100 * (good - bad + reach)) };
}

export interface Recounted {
  n: number;
  shown: number;
  answeredShown: number;
  dismissed: number;
  /** Answers by scale point. */
  points: Map<number, number>;
}

/** A touchpoint's responses of some local days, both included, counted one by one. */
export async function recountByHand(
  db: D1Database,
  touchpoint: { site: string; touchpoint: string },
  { from, to }: { from: string; to: string },
): Promise<Recounted> {
  const { results } = await db
    .prepare(
      `SELECT * FROM responses WHERE day BETWEEN ?3 AND ?4 AND seq < 2147483647 AND touchpoint_id =
        (SELECT t.id FROM touchpoints t JOIN sites s ON s.id = t.site_id WHERE s.slug = ?1 AND t.slug = ?2)`,
    )
    .bind(touchpoint.site, touchpoint.touchpoint, from, to)
    .all();
  const answered = results.filter(
    (row) => row["rating"] !== null || row["choices"] !== 0 || row["answer_text"] !== null,
  );
  const shown = results.filter((row) => row["shown"] === 1);
  const points = new Map<number, number>();
  for (const row of answered) {
    const point = Number(row["rating"]);
    points.set(point, (points.get(point) ?? 0) + 1);
  }
  return {
    n: answered.length,
    shown: shown.length,
    answeredShown: answered.filter((row) => row["shown"] === 1).length,
    dismissed: shown.filter((row) => row["dismissed"] === 1 && !answered.includes(row)).length,
    points,
  };
}
