/** Every route of the pages, as the Worker has them: what is to hold for all of them is asked of all of them. */
import { pageRoutes } from "../../../worker/pages/routes.tsx";
import { STYLE_PATH } from "../../../worker/pages/layout.tsx";

const { routes } = pageRoutes(() => new Response());
const isRoute = ({ method, path }: (typeof routes)[number]) => method !== "ALL" && path !== STYLE_PATH;
const named = routes.filter(isRoute).map(({ method, path }) => `${method} ${path}`);

/** `GET /sites/:site`: all but the style sheet, which is nobody's. */
export const PAGE_ROUTES: readonly string[] = [...new Set(named)];

/** What such a route is asked with. */
export interface Asked {
  route: string;
  method: string;
  /** Of the site `shop`, its touchpoint `paid`, and of no key, no member and no invitation that there is. */
  path: string;
}

export const ALL_PAGES: readonly Asked[] = PAGE_ROUTES.map((route) => {
  const [method = "", pattern = ""] = route.split(" ");
  const path = pattern.replace(":site", "shop").replace(":touchpoint", "paid").replaceAll(/:\w+/g, "abcdefghijkl");
  return { route, method, path };
});

/** Whether only those who are signed in get there. */
export const isInside = ({ path }: Asked): boolean => /^\/(?:sites|keys|members)(?:\/|$)/.test(path);
