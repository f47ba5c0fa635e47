/** What a server has to add for the example pages that need more than a file: headers, addresses, files of others. Pure. */

const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";

/** As in the pages. A real server makes a new one for each page view. */
const NONCE = "'nonce-aG9zdGlsZSBob3N0cw'";

/**
 * Headers of a page, beside its type.
 * @param path of the request; the page's name is its last part, with or without an ending
 * @param collector where script and prompt come from and answers go to: an origin, or `'self'`
 */
export function headersOf(path: string, collector = "'self'"): Record<string, string> {
  const scripts: Record<string, string> = {
    "csp-hosts": collector,
    "csp-nonce": `${NONCE} ${collector}`,
    "csp-strict-dynamic": `${NONCE} 'strict-dynamic'`,
  };
  const [, page = ""] = /([^/]*?)(?:\.\w+)?$/.exec(path) ?? [];
  const allowed = scripts[page];
  if (!allowed) return {};
  // For the page's own style sheet, and the icon that Firefox looks for; the prompt asks for no exception here.
  const others = `style-src 'self'; img-src 'self'; connect-src ${collector}; base-uri 'none'; form-action 'none'`;
  return {
    "Content-Security-Policy": `default-src 'none'; script-src ${allowed}; ${others}; ${TRUSTED_TYPES}`,
  };
}

const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  ts: "text/plain; charset=utf-8",
  xhtml: "application/xhtml+xml; charset=utf-8",
};

/** Media type of a file by its ending; `undefined` for what is not served. */
export function typeOf(file: string): string | undefined {
  return TYPES[file.split(".").pop() ?? ""];
}

/** The collector's path that a path of the owner's own stands for, `undefined` for all others: `…/any/path/s/x` is `/s/x`. */
export function collectorPath(path: string): string | undefined {
  return /\/any\/path(\/s\/.+)$/.exec(path)?.[1];
}

/** Where the files below `vendor/` come from, in `node_modules/`. */
export const VENDOR: Record<string, string> = {
  "bootstrap.css": "bootstrap/dist/css/bootstrap.css",
  "mootools.js": "mootools/lib/mootools-core-1.5.2-server.js",
  "preflight.css": "tailwindcss/preflight.css",
  "zone.js": "zone.js/bundles/zone.umd.js",
};
