/** `vite examples/vue`, beside a running `npm start`: the app as it is being written. */
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
  base: "/demo/vue/",
  plugins: [pages()],
  // Of the options API and hydration, nothing is used here.
  define: { __VUE_OPTIONS_API__: false, __VUE_PROD_DEVTOOLS__: false, __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false },
  server: { proxy: { "/s/": "http://localhost:8787" } },
  // With the compiler: the templates here are strings, so that no plugin is needed.
  resolve: { alias: { vue: "vue/dist/vue.esm-bundler.js" } },
});
