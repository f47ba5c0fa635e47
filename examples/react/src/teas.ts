/** What the tasting room pours. */

export interface Tea {
  slug: string;
  name: string;
  notes: string;
  /** Of the brewed cup. */
  colour: string;
}

export const TEAS: readonly Tea[] = [
  { slug: "orchard", name: "Orchard Rain", notes: "Green, pear and cut grass", colour: "#a7b95c" },
  { slug: "lantern", name: "Paper Lantern", notes: "Oolong, honey and warm stone", colour: "#d29a3c" },
  { slug: "embers", name: "Last Embers", notes: "Black, pine smoke and plum", colour: "#8a3f22" },
];
