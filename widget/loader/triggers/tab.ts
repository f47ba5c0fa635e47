/** Trigger by feedback tab: a small button at the lower edge of the page, for whoever has something to say. */
import type { Wording } from "../../../worker/contract/wording.ts";
import type { Reason } from "../../ask.ts";
import type { Trigger, Way } from "../piece.ts";

const NAME = "asklet-tab";

/**
 * No event says that a prompt has gone, that an audience fits by now, or that a page has put another body in the place of
 * its own: the tab is looked after this often, while somebody sees the page.
 */
const LOOK_MS = 1_000;

/**
 * Whether a reason keeps the tab away: page-excluded, prompt-open, outside-schedule, other-…, too-few-…, consent-missing,
 * un…. Waits, shares and what suppresses don't: the tab bothers nobody.
 */
export function keepsAway(reason: Reason): boolean {
  return /^([ctou]|pa|pro)/.test(reason);
}

/**
 * One layer below the prompt. Important declarations of the inner tree win over the page's, whatever those say; the corner
 * is left to chats. With its border, 44 px high at least.
 */
const CSS =
  ":host{all:initial!important;position:fixed!important;z-index:calc(var(--asklet-z-index,2e9) - 1)!important}" +
  "button{position:fixed;bottom:env(safe-area-inset-bottom);inset-inline-end:96px;padding:14px;" +
  "border:2px solid var(--asklet-accent,ButtonBorder);border-bottom:0;border-radius:14px 14px 0 0;" +
  "background:Canvas;color:CanvasText;font:14px var(--asklet-font,system-ui)}" +
  "@media print{button{display:none}}";

function draw({ chrome, language: lang, dir, theme }: Wording, onclick: (event: MouseEvent) => void): HTMLElement {
  const host = document.createElement(NAME);
  const button = document.createElement("button");
  button.append(chrome.tab ?? chrome.region);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  // To focus it is to focus the button.
  const root = host.attachShadow({ mode: "open", delegatesFocus: true });
  root.adoptedStyleSheets = [sheet];
  root.append(button);
  const { style } = button;
  style.colorScheme = `var(--asklet-scheme,${theme.scheme === "auto" ? "light dark" : theme.scheme})`;
  if (theme.accent) style.borderColor = `var(--asklet-accent,${theme.accent})`;
  // Of another kind than the prompt, whose name it has: the thanks of an inline prompt may still stand on the page.
  return Object.assign(host, { lang, dir, role: "complementary", ariaLabel: chrome.region, onclick });
}

/**
 * Puts a tab on the page when that has nothing better to do, unless there is one: a page has one at a time. Pressing it
 * asks, whatever waits and shares say. It leaves when it asks, and comes back when no prompt is open; the keyboard's focus
 * goes to the prompt, and comes back, unless that has gone on by itself.
 */
export const tab: Trigger = ({ tab: isWanted, slug, revision }, _fire, signal, core) => {
  if (!isWanted) return;
  let host: HTMLElement | undefined;
  let fetching: unknown;
  // The keyboard's clicks have no detail.
  const press = ({ detail }: MouseEvent): void => {
    const isWaiting = (): boolean => !detail && document.activeElement === document.body;
    const paint: Way["paint"] = async (request) => {
      host?.remove();
      const { ask } = await core.chunk("prompt");
      await ask({ ...request, takesFocus: isWaiting });
      // By then no prompt is open for the core either.
      setTimeout(() => {
        look();
        if (isWaiting()) host?.focus();
      });
    };
    core.request(slug, {}, { insist: true, paint });
  };
  const look = (): void => {
    if (signal.aborted || keepsAway(core.reasonNow(slug))) {
      host?.remove();
    } else if (host) {
      if (!document.querySelector(NAME)) document.body.appendChild(host);
    } else {
      fetching ??= core
        // Only what it is called: a page view must not cost a request for that.
        .wording(slug, revision, undefined, "force-cache")
        .then((said) => "due" in said || (host = draw(said, press)))
        // What cannot be had, or drawn, is no tab.
        .catch(() => {});
    }
  };
  const lookOn = (): void =>
    core.whenVisible(() => {
      look();
      if (!signal.aborted) setTimeout(lookOn, LOOK_MS);
    });
  // Safari has no idle callback.
  (window.requestIdleCallback ?? setTimeout)(lookOn);
};
