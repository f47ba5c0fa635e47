/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Band } from "../contract/terms.ts";

/** A bar of so many percent, 0 to 100; said in words beside it. */
export function Bar({ percent, tone }: { percent: number; tone?: Band | null | undefined }) {
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="whole" width="100" height="8" />
      <rect class={tone ?? ""} width={percent} height="8" />
    </svg>
  );
}
