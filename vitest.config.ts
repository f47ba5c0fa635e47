/** The three kinds of tests. Two files run at once: a Worker or a browser fills a processor of its own. */
import { defineConfig } from "vitest/config";
import { LOCAL_ENVIRONMENT } from "./scripts/command.ts";

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["test/unit/**/*.test.{ts,tsx}"], sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: "worker",
          include: ["test/worker/**/*.test.ts"],
          sequence: { groupOrder: 1 },
          env: LOCAL_ENVIRONMENT,
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
          env: LOCAL_ENVIRONMENT,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
