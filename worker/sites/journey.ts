/** The order of the customer's journey: by stage, then by place within it, then by slug. */

interface Placed {
  slug: string;
  stage: string;
  position: number;
}

/** Compares two touchpoints of a site with these stages, for sorting. */
export function byJourney(stages: readonly string[]): (a: Placed, b: Placed) => number {
  return (a, b) =>
    stages.indexOf(a.stage) - stages.indexOf(b.stage) || a.position - b.position || a.slug.localeCompare(b.slug, "en");
}
