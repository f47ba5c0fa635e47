import { expect } from "vitest";
import { ImportReport } from "../../../worker/contract/imports.ts";
import type { CheckedApi } from "../checked-api.ts";

/** Sends a history to a site; returns what became of its rows. */
export async function sendHistory(
  api: CheckedApi,
  site: string,
  text: string,
  { query = "", type = "text/csv; charset=utf-8" } = {},
): Promise<ImportReport> {
  const { status, body } = await api.call("POST", `/sites/${site}/imports?${query}`, { body: text, type });
  expect(status, JSON.stringify(body)).toBe(200);
  return ImportReport.parse(body);
}
