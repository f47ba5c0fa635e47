/** Trigger by depth: how much of the page's height the visitor has scrolled into sight. */
import type { Trigger } from "../piece.ts";

/**
 * Fires once, when a scroll has brought `scroll` percent of the page's height into sight, or a change of the window's size
 * after that. In place of the page stands an element that fills more than half of the window's height and is scrolled.
 * Where nothing can be scrolled, nothing is scrolled into sight: such a page never fires.
 */
export const scroll: Trigger = ({ scroll: percent }, fire, signal) => {
  if (!percent) return;
  let isDone = false;
  const check = ({ target }: Event): void => {
    const page = document.scrollingElement ?? document.documentElement;
    const scrolled = target instanceof HTMLElement ? target : page;
    // Phones hide their bars while a page is scrolled: only the window's own height knows of it.
    const seen = scrolled === page ? innerHeight : scrolled.clientHeight;
    const height = scrolled.scrollHeight;
    if (isDone || seen * 2 < innerHeight || height <= seen) return;
    // `scrollTop` may be a fraction, the other two are rounded (CSSOM View): the end of a page may lack a pixel.
    if (scrolled.scrollTop + seen + 1 < (height * percent) / 100) return;
    isDone = true;
    fire();
  };
  for (const name of ["scroll", "resize"]) addEventListener(name, check, { capture: true, signal });
};
