/**
 * Leaves out of Preact what no prompt can reach: the prompt is a tree of elements and fragments, drawn again from its state.
 * It has no components of its own, no refs, no keys, no markup in strings, and its root is empty before the first drawing.
 *
 * A plugin for the build of the prompt UI. It takes Preact's sources, which the package holds beside the bundled file, and
 * cuts them by their own text. A cut that finds no text, in a later version of Preact, fails the build; the browser tests
 * run on what it gives.
 */

/** In `file`, the text from `from` up to `to` (or `from` itself) becomes `put` (or nothing). */
interface Cut {
  file: string;
  from: string;
  to?: string;
  put?: string;
}

/** Class components: state, lifecycle, context, error boundaries, portals. A function is called for what it returns. */
const COMPONENTS: Cut[] = [
  {
    file: "component.js",
    from: "BaseComponent.prototype.setState =",
    to: "/**\n * @param {import('./internal').VNode} vnode",
  },
  {
    file: "diff/index.js",
    from: "let oldCommitQueueLength",
    to: "const renderResult =",
    put: "tmp = newType(newVNode.props);\n",
  },
  { file: "diff/index.js", from: "// A vnode carrying a `_parentDom`", to: "oldDom = diffChildren(" },
  {
    file: "diff/index.js",
    from: "// When we exit a portal",
    to: "} else {\n\t\toldDom = newVNode._dom = diffElementNodes(",
  },
];

/** Hydration, and what it keeps of a suspended component. */
const HYDRATION: Cut[] = [
  { file: "diff/index.js", from: "// If the previous diff bailed out", to: "if ((tmp = options._diff))" },
  { file: "diff/index.js", from: "// A component that suspended while", to: "if (!skipRemove) removeNode(vnode._dom)" },
  { file: "diff/index.js", from: "if (excessDomChildren) {\n\t\tfor (i = 0", to: "if (!dom) {" },
  { file: "diff/index.js", from: "// we are creating a new node, so we", to: "}\n\n\tif (!nodeType) {" },
  { file: "diff/index.js", from: "// If excessDomChildren was not null", to: "for (i in oldProps) {" },
  { file: "diff/index.js", from: "if (excessDomChildren) excessDomChildren.some(removeNode);" },
  { file: "diff/index.js", from: "(!isHydrating || dom.data != newProps)", put: "true" },
  { file: "diff/index.js", from: "(!isHydrating || typeof value == 'function')", put: "true" },
  { file: "diff/index.js", from: "!isHydrating || nodeType == 'textarea'", put: "true" },
  { file: "diff/children.js", from: "// A cursor a parked Suspense subtree", to: "let dom = parentVNode._dom;" },
];

/** Refs, keys that change places, markup in strings, elements of MathML. */
const ELEMENTS: Cut[] = [
  {
    file: "diff/children.js",
    from: "// A ref detached while its subtree",
    to: "firstChildDom = firstChildDom || newDom;",
  },
  { file: "diff/children.js", from: "if (moved) {", to: "// Remove remaining oldChildren" },
  { file: "diff/index.js", from: "for (let i = 0; i < refQueue.length; ) {", to: "if (options._commit)" },
  { file: "diff/index.js", from: "if ((r = vnode.ref) &&", to: "if ((r = vnode._component)) {" },
  { file: "diff/index.js", from: "if (newHtml) {", to: "if (\n\t\t\t\tnodeType == 'foreignObject'", put: "{\n" },
  { file: "diff/index.js", from: "if (\n\t\t\t\tnodeType == 'foreignObject'", to: "diffChildren(\n\t\t\t\tparentDom" },
];

/** Where Preact's add-ons would listen. */
const HOOKS: Cut[] = [
  { file: "diff/index.js", from: "if ((tmp = options._diff)) tmp(newVNode);" },
  { file: "diff/index.js", from: "if ((tmp = options.diffed)) tmp(newVNode);" },
  { file: "diff/index.js", from: "if (options.unmount) options.unmount(vnode);" },
  { file: "create-element.js", from: "if (!original && options.vnode) options.vnode(vnode);" },
  { file: "render.js", from: "if (options._root) options._root(vnode, parentDom);" },
];

const CUTS = [...COMPONENTS, ...HYDRATION, ...ELEMENTS, ...HOOKS];

/** @throws when the text is not there, or not in this order */
function applyCut(code: string, { file, from, to, put = "" }: Cut): string {
  const start = code.indexOf(from);
  const end = to === undefined ? start + from.length : code.indexOf(to, start + from.length);
  if (start < 0 || end < 0) throw new Error(`preact/src/${file} has changed: ${JSON.stringify(start < 0 ? from : to)}`);
  return code.slice(0, start) + put + code.slice(end);
}

/** What of a plugin's context it uses. */
interface Resolver {
  resolve(source: string, importer?: string): Promise<{ id: string } | null>;
}

/** The plugin, for Vite and Rolldown; their types are not ours to import here. */
export function leanPreact(): {
  name: string;
  enforce: "pre";
  resolveId(this: Resolver, source: string, importer?: string): Promise<string | undefined>;
  transform(code: string, id: string): string | undefined;
} {
  return {
    name: "lean-preact",
    enforce: "pre",
    async resolveId(source, importer) {
      if (source !== "preact") return undefined;
      const bundled = await this.resolve(source, importer);
      return bundled?.id.replace(/dist\/preact\.mjs.*/, "src/index.js");
    },
    transform(code, id) {
      const [, file] = /\/preact\/src\/(.*)$/.exec(id) ?? [];
      return file && CUTS.filter((cut) => cut.file === file).reduce(applyCut, code);
    },
  };
}
