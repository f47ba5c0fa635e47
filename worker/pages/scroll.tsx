/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";

/** What may be wider than the page, and then scrolls by itself: by the keyboard, too. */
export function Scroll({ label, children }: { label: string; children?: Child }) {
  return (
    <div class="scroll" tabindex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
