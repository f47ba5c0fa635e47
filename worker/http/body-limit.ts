/** How large a body may be. */
import { bodyLimit } from "hono/body-limit";
import { Problem } from "./problem.ts";

/** Answers 413 to a body of more bytes. */
export const limitBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new Problem(413, "body-too-large", `at most ${maxSize} bytes`);
    },
  });
