/** `vite examples/react`, beside a running `npm start`: the app as it is being written. */
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

/** Addresses of the app, besides its own: a server of plain files has to answer at each. */
const PAGES = ["teas", "brewing", "sample"];

function pages(): Plugin {
  return {
    name: "pages",
    async writeBundle({ dir = "" }) {
      for (const page of PAGES) await copyFile(join(dir, "index.html"), join(dir, `${page}.html`));
    },
  };
}

export default defineConfig({
  base: "/demo/react/",
  plugins: [pages()],
  oxc: { jsx: { runtime: "automatic" } },
  // The router's own remarks for servers.
  build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
  server: { proxy: { "/s/": "http://localhost:8787" } },
});
