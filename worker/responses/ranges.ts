/**
 * Ranges of prompt ids. Responses lie in the order of these ids, which is their order in time, within each touchpoint.
 * Pure.
 */
import { z } from "@hono/zod-openapi";
import { DAY_MS } from "../contract/limits.ts";
import type { Period } from "../scores/calendar.ts";

/** Some of a touchpoint's responses, by their ids: `from` included, `below` not. */
export interface Range {
  touchpointId: number;
  from: string;
  below: string;
}

/** Names a response. Its id alone does not: two touchpoints may have the same. */
export interface Place {
  id: string;
  touchpointId: number;
}

/** A zone lies at most 14 hours from UTC, and an id's time at most a day from the server's (showingTime). */
const SLACK_MS = 2 * DAY_MS;

/** Smallest prompt id of a moment: 48 bits of milliseconds, then zeros (RFC 9562, 5.7). */
function firstIdAt(atMs: number): string {
  const hex = Math.max(0, atMs).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** Comes after the id, and before every higher one, as a text: all ids are equally long. */
const justAfter = (id: string) => `${id}0`;

/** Where the responses of a period lie. A few of other days lie there, too. */
export function rangesOf(touchpointIds: readonly number[], period: Period): Range[] {
  const from = firstIdAt(Date.parse(`${period.from}T00:00:00Z`) - SLACK_MS);
  const below = firstIdAt(Date.parse(`${period.to}T00:00:00Z`) + DAY_MS + SLACK_MS);
  return touchpointIds.map((touchpointId) => ({ touchpointId, from, below }));
}

/** What is left of the ranges after a place, where newest come first, and of equal ids the highest touchpoint. */
export function olderThan(ranges: readonly Range[], { id, touchpointId }: Place): Range[] {
  return ranges.map((range) => {
    const below = range.touchpointId < touchpointId ? justAfter(id) : id;
    return below < range.below ? { ...range, below } : range;
  });
}

/** What is left of the ranges after a place, touchpoint by touchpoint, oldest first. */
export function laterThan(ranges: readonly Range[], { id, touchpointId }: Place): Range[] {
  return ranges
    .filter((range) => range.touchpointId >= touchpointId)
    .map((range) => (range.touchpointId === touchpointId ? { ...range, from: justAfter(id) } : range))
    .filter((range) => range.from < range.below);
}

/** The ranges up to a place, itself included, touchpoint by touchpoint, oldest first. */
export function upTo(ranges: readonly Range[], { id, touchpointId }: Place): Range[] {
  return ranges
    .filter((range) => range.touchpointId <= touchpointId)
    .map((range) => (range.touchpointId === touchpointId ? { ...range, below: justAfter(id) } : range));
}

/** The part of the ranges that begins with an id. */
export function startingAt(ranges: readonly Range[], id: string): Range[] {
  return ranges.map((range) => (range.from < id ? { ...range, from: id } : range));
}

/** The place where a page or a file ends, as callers hand it back. */
export const Cursor = z.string().regex(/^[0-9a-f-]{36}\.\d{1,15}$/);

export function writeCursor({ id, touchpointId }: Place): string {
  return `${id}.${touchpointId}`;
}

/** What `writeCursor` made of a place. */
export function readCursor(cursor: string): Place {
  const [id = "", touchpointId = ""] = cursor.split(".");
  return { id, touchpointId: Number(touchpointId) };
}
