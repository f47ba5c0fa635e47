/** The languages that Asklet speaks. */
import { cs } from "./cs.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import { id } from "./id.ts";
import type { Locale } from "./locale.ts";
import { pl } from "./pl.ts";
import { vi } from "./vi.ts";

/** Locale by language tag, the tag in lower case. */
export const LOCALES: ReadonlyMap<string, Locale> = new Map(Object.entries({ en, pl, id, cs, fr, vi }));
