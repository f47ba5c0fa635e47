/** History from elsewhere: `POST /api/v1/sites/{site}/imports`. */
import { z } from "zod";
import { Count } from "./numbers.ts";
import { PropertyKey } from "./terms.ts";

/** What a row may say. Without a mapping each is read from the column of its name, as exports have it. */
export const IMPORT_FIELDS = [
  "id",
  "touchpoint",
  "revision",
  "shownAt",
  "question",
  "metric",
  "answer",
  "followUp",
  "followUpQuestion",
  "language",
  "device",
  "country",
  "path",
  "generated",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

const Column = z.string().min(1).max(200);
/** Which column holds what; a property is named as `properties.plan`. */
export const Columns = z.partialRecord(
  z.union([z.enum(IMPORT_FIELDS), z.templateLiteral(["properties.", PropertyKey])]),
  Column,
);

export const ImportLine = z
  .object({
    /** Line of the file on which the row ends, from 1. */
    line: z.int().min(1),
    code: z.string(),
    message: z.string(),
    /** False where only a part was left out, and the answer was taken. */
    refused: z.boolean(),
  })
  .meta({ id: "ImportLine" });
export type ImportLine = z.infer<typeof ImportLine>;

export const ImportReport = z
  .object({
    /** Nothing was stored; the numbers are what they would be. */
    dryRun: z.boolean(),
    rows: Count,
    imported: Count,
    /**
     * There already: in the database, or earlier in the file. Left as they are, also where they were deleted; but generated
     * responses that were dropped, all at once, leave nothing behind, and are taken in anew.
     */
    repeated: Count,
    /** Rows without an answer, which a score has no use for. */
    unanswered: Count,
    refused: Count,
    /** One for each row that was refused, and for each part that was left out or cut; of a row's parts beyond 20 one for all. */
    lines: z.array(ImportLine),
  })
  .meta({ id: "ImportReport" });
export type ImportReport = z.infer<typeof ImportReport>;
