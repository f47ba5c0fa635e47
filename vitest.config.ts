/** The three kinds of tests. Two files run at once: a Worker or a browser fills a processor of its own. */
import { defineConfig } from "vitest/config";
import { LOCAL_ENVIRONMENT } from "./scripts/command.ts";

/** Without wrangler's own remarks between the results. */
const env = { ...LOCAL_ENVIRONMENT, WRANGLER_LOG: "warn" };

export default defineConfig({
  test: {
    maxWorkers: 2,
    // What is waited for comes when it comes: a busy machine is no failure.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.{ts,tsx}"],
          sequence: { groupOrder: 0 },
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "worker",
          include: ["test/worker/**/*.test.ts"],
          sequence: { groupOrder: 1 },
          env,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          sequence: { groupOrder: 2 },
          env,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
