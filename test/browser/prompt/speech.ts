/** What a screen reader has to say of a prompt: read from Chromium's accessibility tree, and what live regions announce. */
import type { CDPSession } from "playwright-core";
import type { Visit } from "./visit.ts";

/** A node of the accessibility tree, as the DevTools protocol gives it. */
type AxNode = Awaited<ReturnType<typeof fullTree>>["nodes"][number];

async function fullTree(devtools: CDPSession) {
  return devtools.send("Accessibility.getFullAXTree");
}

/** States and properties that are spoken, and how. */
const SPOKEN: Record<string, (value: unknown) => string | undefined> = {
  checked: (value) => (value === "true" ? "checked" : "not checked"),
  level: (value) => `level ${String(value)}`,
  invalid: (value) => (value === "false" ? undefined : "invalid"),
  live: (value) => String(value),
};

declare global {
  interface Window {
    announced?: string[];
  }
}

export class Speech {
  readonly #visit: Visit;
  readonly #devtools: CDPSession;

  private constructor(visit: Visit, devtools: CDPSession) {
    this.#visit = visit;
    this.#devtools = devtools;
  }

  static async of(visit: Visit): Promise<Speech> {
    return new Speech(visit, await visit.page.context().newCDPSession(visit.page));
  }

  /** From here on, announcements of the prompt that stands are heard. */
  async listen(): Promise<void> {
    await this.#visit.page.evaluate(() => {
      const status = document.querySelector("asklet-prompt")?.shadowRoot?.querySelector("[role=status]");
      const announced: string[] = (window.announced = []);
      if (!status) throw new Error("nothing to listen to");
      new MutationObserver(() => {
        const text = status.textContent;
        if (text && text !== announced.at(-1)) announced.push(text);
      }).observe(status, { childList: true, characterData: true, subtree: true });
    });
  }

  /** All announcements since `listen`, in their order. */
  async announced(): Promise<string[]> {
    return this.#visit.page.evaluate(() => [...(window.announced ?? [])]);
  }

  /** The prompt read from top to bottom, a line for each thing; what belongs to something is indented below it. */
  async read(): Promise<string> {
    const { nodes } = await fullTree(this.#devtools);
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const lines = (node: AxNode, indent: string): string[] => {
      const children = (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []);
      // What is not exposed is passed through; a text of a control is its name.
      if (node.ignored || node.role?.value === "none") return children.flatMap((child) => lines(child, indent));
      const line = `${indent}${spoken(node)}`;
      const isLeaf = /^(StaticText|heading|button|radio|checkbox|textbox|LabelText)$/.test(String(node.role?.value));
      return [line, ...(isLeaf ? [] : children.flatMap((child) => lines(child, `${indent}  `)))];
    };
    const region = nodes.find((node) => !node.ignored && node.role?.value === "region");
    return region ? lines(region, "").join("\n") : "";
  }

  /** What has the focus. */
  async focused(): Promise<string> {
    const { nodes } = await fullTree(this.#devtools);
    const focused = nodes.filter((node) => node.properties?.some((one) => one.name === "focused" && one.value.value));
    const last = focused.findLast((node) => node.role?.value !== "RootWebArea");
    return last ? spoken(last) : "";
  }
}

/** `radio "0, Not at all likely", not checked` */
function spoken({ role, name, description, properties = [], value }: AxNode): string {
  const states = properties.flatMap((one) => SPOKEN[one.name]?.(one.value.value) ?? []);
  const parts = [`${String(role?.value)} "${String(name?.value ?? "")}"`, ...states];
  if (description?.value) parts.push(`described by "${String(description.value)}"`);
  if (value?.value) parts.push(`says "${String(value.value)}"`);
  return parts.join(", ");
}
