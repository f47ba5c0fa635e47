/** The figures side by side: the page without the widget, with nothing due, asked; and what is promised. */
import type { Cell } from "../../../scripts/table.ts";
import type { Estimate, Figures } from "./figures.ts";
import { type Kind, KINDS } from "./page-site.ts";
import { LONG_TASK_MS, MAX_LCP_RATIO, MAX_QUESTION_RATIO, MAX_RATING_TAP_MS, MAX_SCRIPT_MS } from "./promises.ts";

const NAMES: Record<Kind, string> = { bare: "without", idle: "nothing due", asked: "asked on load" };

type Row = [name: string, figure: (figures: Figures) => Cell, promise?: string];

/** Rows of the table, its head first. */
export function pageTable(of: Record<Kind, Figures>): Cell[][] {
  const ratio = ({ value, error }: Estimate): string =>
    value === Infinity ? "" : `${value.toFixed(2)} ± ${error.toFixed(2)}`;
  const rows: Row[] = [
    ["largest contentful paint, ms", ({ lcp }) => plusMinus(lcp)],
    ["  ÷ without", ({ lcpRatio }) => ratio(lcpRatio), `≤ ${MAX_LCP_RATIO} *`],
    ["question painted, ms", ({ painted }) => plusMinus(painted)],
    ["question stands still, ms", ({ settled }) => plusMinus(settled)],
    ["  ÷ largest contentful paint without", ({ settledRatio }) => ratio(settledRatio), `≤ ${MAX_QUESTION_RATIO} *`],
    ["layout shift", ({ layoutShift }) => layoutShift.toFixed(3), "0"],
    ["shifts of the page's own, also after taps", ({ hostShifts }) => hostShifts, "0"],
    ["our script until the question stands, ms †", ({ script }) => Math.round(script), `≤ ${MAX_SCRIPT_MS}`],
    ["  on the slow clock, with waiting", ({ scriptByClock }) => Math.round(scriptByClock)],
    ["  with everybody else's", ({ allScript }) => Math.round(allScript)],
    ["our script for answer, comment and closing, ms †", ({ scriptUsing }) => Math.round(scriptUsing)],
    ["longest task with our script, ms †", ({ longestTask }) => Math.round(longestTask), `≤ ${LONG_TASK_MS}`],
    ["long tasks on the slow clock, anybody's", ({ longTasks }) => longTasks, "≤ + 0"],
    ["tap on the page's button until painted, ms", ({ hostTap }) => plusMinus(hostTap), "≤ + 25"],
    ["tap on a rating until painted, ms", ({ ratingTap }) => ratingTap || "", `≤ ${MAX_RATING_TAP_MS}`],
    ["requests until the question stands", ({ requestsLoading }) => requestsLoading, "≤ 1, 3"],
    ["  with rating and comment", ({ requests }) => requests, "≤ 1, 5"],
    ["bytes until the question stands, with headers", ({ bytes }) => bytes],
    ["DOM nodes after closing", ({ nodes }) => nodes, "≤ + 0"],
    ["event listeners after closing", ({ listeners }) => listeners, "≤ + 2"],
    ["documents after closing", ({ documents }) => documents, "≤ + 0"],
  ];
  return [
    ["", ...KINDS.map((kind) => NAMES[kind]), "promise"],
    ...rows.map(([name, figure, promise = ""]) => [name, ...KINDS.map((kind) => figure(of[kind])), promise]),
  ];
}

function plusMinus({ value, error }: Estimate): string {
  return value === Infinity ? "" : `${Math.round(value)} ± ${Math.round(error)}`;
}
