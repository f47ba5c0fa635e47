/** Script of pages that go on while they are open: shows what has come since. Moves neither the focus nor the page. */

const EVERY_MS = 15_000;
const SELDOM_MS = 300_000;

interface MarkupPolicy {
  createHTML(markup: string): string;
}

declare global {
  interface Window {
    /** Where markup has to be vouched for (https://www.w3.org/TR/trusted-types/). What is vouched for is taken as text is. */
    readonly trustedTypes?: { createPolicy(name: string, policy: MarkupPolicy): MarkupPolicy };
  }
}

const policy = window.trustedTypes?.createPolicy("asklet", { createHTML: (markup) => markup });

/** Of these pages' own markup, from their own address. */
const parse = (markup: string): Document =>
  new DOMParser().parseFromString(policy?.createHTML(markup) ?? markup, "text/html");

/** Of a page's address: the part of it that may have changed; nothing while it has not. */
type Take = (page: Document | undefined) => void;

/** Asks for the page again and again, seldom where that fails, never once its session is over. */
function follow(take: Take): void {
  let tag = "";
  let waitMs = EVERY_MS;
  let timer = 0;
  let isAsking = false;
  let isOver = false;

  async function ask(): Promise<void> {
    // What must not be stored no browser asks about by itself.
    const headers = { "If-None-Match": tag };
    const response = await fetch(location.href, { redirect: "manual", headers });
    isOver = response.type === "opaqueredirect";
    if (!response.ok && response.status !== 304) throw new Error();
    const text = await response.text();
    take(response.ok ? parse(text) : undefined);
    tag = response.headers.get("ETag") ?? "";
  }

  function look(): void {
    clearTimeout(timer);
    if (isAsking || isOver || document.hidden) return;
    isAsking = true;
    ask()
      .then(
        () => (waitMs = EVERY_MS),
        () => (waitMs = Math.min(2 * waitMs, SELDOM_MS)),
      )
      .finally(() => {
        isAsking = false;
        timer = setTimeout(look, waitMs);
      });
  }

  document.addEventListener("visibilitychange", look);
  timer = setTimeout(look, EVERY_MS);
}

/**
 * Puts those comments above the others that are not among them.
 * @returns whether any was; undefined where none of these has come again, so that some may be missing between
 */
function putAbove(part: Element, list: Element, comments: readonly Element[]): boolean | undefined {
  const known = comments.filter(({ id }) => document.getElementById(id));
  const last = comments.findLastIndex((one) => known.includes(one));
  if (last < 0 && comments.length > 0) return undefined;
  // Behind the last one are those of the next page, unless this is all.
  const end = part.querySelector("[rel=next]") ? last : comments.length;
  const added = comments.slice(0, end).filter((one) => !known.includes(one));
  for (const one of added) one.classList.add("new");
  list.prepend(...added);
  return added.length > 0;
}

function showIn(main: HTMLElement, part: Element, line: HTMLElement): Take {
  const { news = "", show = "" } = line.dataset;
  let shown = part.innerHTML;
  /** What has come, and is not shown yet. */
  let fresh: Element | undefined;

  function replace(): void {
    if (fresh) part.replaceChildren(...fresh.childNodes);
    fresh = undefined;
    line.textContent = news;
  }

  function offer(): void {
    const button = document.createElement("button");
    button.textContent = show;
    button.addEventListener("click", () => {
      replace();
      // Gone with the button, it would begin at the top.
      main.focus({ preventScroll: true });
    });
    line.replaceChildren(news, button);
  }

  return (page) => {
    const now = page?.querySelector("[data-live]");
    if (now && now.innerHTML !== shown) {
      shown = now.innerHTML;
      fresh = now;
    }
    if (!fresh) return line.replaceChildren();
    const list = part.querySelector(".comments");
    const isNew = list ? putAbove(part, list, [...fresh.querySelectorAll(".comment")]) : undefined;
    if (isNew !== undefined) {
      fresh = undefined;
      line.textContent = isNew ? news : "";
    } else if (!part.contains(document.activeElement) && !part.querySelector("details[open]")) replace();
    else if (!line.firstElementChild) offer();
  };
}

const main = document.querySelector("main");
const part = document.querySelector("[data-live]");
const line = document.querySelector<HTMLElement>("[role=status]");
if (main && part && line) follow(showIn(main, part, line));
