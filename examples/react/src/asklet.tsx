/** Asklet in React: this file is all of it. */
import { asklet, type Properties } from "asklet";
import { type ReactNode, useEffect, useEffectEvent } from "react";

/**
 * Asks at this touchpoint, if it is due, when the component has come to stay; and again when the touchpoint becomes another.
 * What it asks outlives the component: the customer may go on while answering. `undefined` asks nothing.
 */
export function useTouchpoint(touchpoint: string | undefined, properties?: Properties): void {
  const ask = useEffectEvent((slug: string) => asklet("touchpoint", slug, properties));
  useEffect(() => {
    if (touchpoint === undefined) return undefined;
    // In StrictMode every component comes, goes and comes: only what stays asks.
    const timer = setTimeout(() => ask(touchpoint));
    return () => clearTimeout(timer);
  }, [touchpoint]);
}

/** What is in it is not React's: a prompt may stand there before a server's page is hydrated. */
const NOT_OURS = { suppressHydrationWarning: true, dangerouslySetInnerHTML: { __html: "" } };

/** The place of an inline survey, which asks by itself when the place comes into sight, and leaves with it. */
export function Slot({ touchpoint }: { touchpoint: string }): ReactNode {
  return <div data-asklet={touchpoint} {...NOT_OURS} />;
}
