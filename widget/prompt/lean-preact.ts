/**
 * Leaves out of Preact what no prompt can reach. The prompt is a tree of elements and fragments, drawn again from its
 * state into a root that was empty: it has no components of its own, no refs, no keys, no children that change places,
 * no markup in strings, and nothing to hydrate.
 *
 * A plugin for the build of the prompt UI. It takes Preact's sources, which the package holds beside the bundled file, and
 * cuts them at their own text. A later Preact in which a text is not found fails the build, and all browser tests of the
 * prompt run on what this gives.
 */

/** From the first text up to the second, or the first alone, becomes the third, or nothing. */
type Cut = readonly [from: string, to?: string | undefined, put?: string];

const CUTS: Record<string, readonly Cut[]> = {
  // State of class components, and the queue that draws them again.
  "component.js": [["BaseComponent.prototype.setState =", "/**\n * @param {import('./internal').VNode} vnode\n"]],

  "diff/index.js": [
    // A function is called for what it returns: no lifecycle, context, portal, error boundary or suspense.
    ["// If the previous diff bailed out", "outer: if"],
    ["let oldCommitQueueLength", "const renderResult =", "tmp = newType(newVNode.props);\n"],
    ["// A vnode carrying a `_parentDom`", "oldDom = diffChildren("],
    ["// When we exit a portal", "} else {\n\t\toldDom = newVNode._dom = diffElementNodes("],
    ["if ((tmp = options.diffed)) tmp(newVNode);"],
    ["for (let i = 0; i < refQueue.length; ) {", "}\n\n/**\n * Diff two virtual nodes representing DOM element"],
    // Existing elements are never taken over.
    ["if (excessDomChildren) {\n\t\tfor (i = 0", "if (!dom) {"],
    ["// we are creating a new node, so we", "}\n\n\tif (!nodeType) {"],
    ["(!isHydrating || dom.data != newProps)", undefined, "true"],
    ["// If excessDomChildren was not null", "for (i in oldProps) {"],
    ["(!isHydrating || typeof value == 'function')", undefined, "true"],
    // Text is text, and there is no MathML.
    ["if (newHtml) {", "diffChildren(\n\t\t\t\tparentDom", "{\n"],
    ["if (excessDomChildren) excessDomChildren.some(removeNode);"],
    // No field is filled from outside: a value is a property as any other.
    ["} else if (i == 'value') {\n\t\t\t\tinputValue", "} else if (\n\t\t\t\ttrue"],
    ["!isHydrating || nodeType == 'textarea'", undefined, "false"],
    ["if (options.unmount) options.unmount(vnode);", "if ((r = vnode._children)) {"],
    ["// A component that suspended while", "if (!skipRemove) removeNode(vnode._dom)"],
  ],

  "diff/children.js": [
    ["// A ref detached while its subtree", "firstChildDom = firstChildDom || newDom;"],
    ["if (moved) {", "// Remove remaining oldChildren"],
    ["// A cursor a parked Suspense subtree", "let dom = parentVNode._dom;"],
    ["while (next && next.nodeType == 8) next = next.nextSibling;"],
    [
      "while (\n\t\t(oldDom = oldDom && oldDom.nextSibling)",
      "return oldDom;\n}\n\n/**\n * Flatten",
      "oldDom = oldDom && oldDom.nextSibling;\n",
    ],
  ],

  // Where Preact's add-ons would listen.
  "diff/props.js": [["options.event ? options.event(e) : e", undefined, "e"]],
  "create-element.js": [["if (!original && options.vnode) options.vnode(vnode);"]],
  "render.js": [["if (options._root) options._root(vnode, parentDom);"]],
};

/** @throws when a text is not there, or not in this order */
function applyCut(code: string, [from, to, put = ""]: Cut): string {
  const start = code.indexOf(from);
  const end = to === undefined ? start + from.length : code.indexOf(to, start + from.length);
  const missing = start < 0 ? from : end < 0 ? to : undefined;
  if (missing !== undefined) throw new Error(`Preact has changed: its sources have no ${JSON.stringify(missing)}`);
  return code.slice(0, start) + put + code.slice(end);
}

/** What it uses of a plugin's context. */
interface Resolver {
  resolve(source: string, importer?: string): Promise<{ id: string } | null>;
}

/** For Vite and Rolldown; their types are not ours to import here. */
interface LeanPreact {
  name: string;
  enforce: "pre";
  resolveId(this: Resolver, source: string, importer?: string): Promise<string | undefined>;
  transform(this: void, code: string, id: string): string | undefined;
}

/** The plugin. */
export function leanPreact(): LeanPreact {
  return {
    name: "lean-preact",
    enforce: "pre",
    async resolveId(source, importer) {
      if (source !== "preact") return undefined;
      const bundled = await this.resolve(source, importer);
      return bundled?.id.replace(/dist\/preact\.mjs.*/, "src/index.js");
    },
    transform(code, id) {
      const [, file = ""] = /\/preact\/src\/(.*)$/.exec(id) ?? [];
      return CUTS[file]?.reduce(applyCut, code);
    },
  };
}
