/** Examples of the reference, each in three languages. */
import type { Example } from "./example.ts";
import { READ_EXAMPLES } from "./read-examples.ts";
import { WRITE_EXAMPLES } from "./write-examples.ts";

/** Each stands with its operation. */
export const EXAMPLES: readonly Example[] = [...READ_EXAMPLES, ...WRITE_EXAMPLES];
