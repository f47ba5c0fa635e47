/**
 * Leaves out of Preact what no prompt can reach. The prompt is one tree of elements, drawn again from its state into a root
 * that was empty. It has no components and no fragments, no refs, no keys, no markup in strings, and nothing to hydrate. An
 * element has the same attributes at every drawing, and the same place among its siblings: nothing stands there while it is
 * not shown. Lists of children don't contain lists. Handlers have the names of properties, `onclick` and the like.
 *
 * A plugin for the build of the prompt UI. It takes Preact's sources, which the package holds beside the bundled file, and
 * cuts them at their own text. A later Preact in which a text is not found fails the build, and all browser tests of the
 * prompt run on what this gives.
 */

/** From the first text up to the second, or the first alone, becomes the third, or nothing. */
type Cut = readonly [from: string, to?: string | undefined, put?: string];

/** Arguments that only what is cut needs: context, what to hydrate, callbacks, refs. */
const ARGUMENTS = "globalContext,\n\tnamespace,\n\texcessDomChildren,\n\tcommitQueue,\n\t";

const CUTS: Record<string, readonly Cut[]> = {
  "component.js": [["BaseComponent.prototype.setState =", "/**\n * @param {import('./internal').VNode} vnode\n"]],

  "create-element.js": [
    [
      "let normalizedProps = {},",
      "return createVNode(type, normalizedProps",
      "const normalizedProps = { ...props, children: slice.call(arguments, 2).flat() };\n",
    ],
    ["normalizedProps, key, ref, NULL", undefined, "normalizedProps"],
    ["type, props, key, ref, original", undefined, "type, props"],
    ["key,\n\t\tref,\n\t\t_children", "constructor: VNODE_MARKER"],
    ["_original: original", "};"],
    // Where Preact's add-ons would listen.
    ["if (!original && options.vnode) options.vnode(vnode);"],
  ],

  "render.js": [
    ["import { commitRoot, diff } from './diff/index'", undefined, "import { diffChildren } from './diff/children'"],
    [
      "if (options._root)",
      "}\n\n/**\n * Update an existing",
      "let before = parentDom._children || EMPTY_OBJ;\n" +
        "\tdiffChildren(parentDom, [vnode], (parentDom._children = {}), before, parentDom.firstChild);\n",
    ],
  ],

  "diff/index.js": [
    [
      `parentDom,\n\tnewVNode,\n\toldVNode,\n\t${ARGUMENTS}oldDom,\n\tisHydrating,\n\trefQueue`,
      undefined,
      "parentDom, newVNode, oldVNode",
    ],
    ["// If the previous diff bailed out", "newVNode._dom = diffElementNodes("],
    [
      `oldVNode._dom,\n\t\t\tnewVNode,\n\t\t\toldVNode,\n\t\t\tglobalContext`,
      "parentDom\n\t\t);\n\t}",
      "oldVNode._dom, newVNode, oldVNode, ",
    ],
    ["}\n\n\tif ((tmp = options.diffed)) tmp(newVNode);\n\n\treturn oldDom;"],
    ["newVNode,\n\toldVNode,\n\tglobalContext", "parentDom\n) {", "newVNode, oldVNode, "],
    // Of all namespaces, SVG's.
    [
      "if (nodeType == 'svg') namespace",
      "if (excessDomChildren) {",
      "let namespace = nodeType == 'svg' ? SVG_NAMESPACE : parentDom.namespaceURI || XHTML_NAMESPACE;\n",
    ],
    ["if (excessDomChildren) {\n\t\tfor (i = 0", "if (!dom) {"],
    ["const doc = parentDom.ownerDocument || document;", undefined, "const doc = document;"],
    [",\n\t\t\tnewProps.is ? newProps : parentDom\n"],
    ["// we are creating a new node, so we", "}\n\n\tif (!nodeType) {"],
    ["&& (!isHydrating || dom.data != newProps)"],
    ["// A <template> holds", "for (i in newProps) {"],
    ["else if (i == 'dangerouslySetInnerHTML') {\n\t\t\t\tnewHtml", "oldProps[i] !== value", "else if ("],
    [", oldProps[i], namespace"],
    ["// If the new vnode didn't", "isArray(newChildren) ?", "diffChildren(dom, "],
    ["globalContext,\n\t\t\t\tnamespace", "}\n\n\treturn dom;", "dom.firstChild);\n"],
  ],

  "diff/children.js": [
    ["import { isArray } from", undefined, "import { removeNode } from"],
    [`${ARGUMENTS}oldDom,\n\tisHydrating,\n\trefQueue\n`, undefined, "oldDom"],
    // A child is the one that stood in its place, if it is of the same kind.
    [
      "(~childVNode._index && oldChildren[childVNode._index]) || EMPTY_OBJ",
      undefined,
      "oldChildren[i]?.type === childVNode.type ? oldChildren[i] : EMPTY_OBJ",
    ],
    ["// Update childVNode._index", "// Morph the old"],
    ["let result = diff(", undefined, "diff("],
    [",\n\t\t\tglobalContext,\n\t\t\tnamespace", "\n\t\t);\n\n\t\t// Adjust DOM"],
    ["// A ref detached while its subtree", "childVNode._flags & INSERT_VNODE", "if ("],
    ["childVNode._flags & INSERT_VNODE", undefined, "!oldVNode._dom"],
    [", !oldVNode._original"],
    ["// When a matched VNode is physically moved", "} else if (newDom) {"],
    ["// Clear placement and LIS flags", "newParentVNode._dom = firstChildDom;", "}\n"],
    ["newParentVNode._dom = firstChildDom;"],
    ["typeof childVNode == 'boolean' ||", "\n\t\t) {", "childVNode === false"],
    ["typeof childVNode != 'object' ||", "\n\t\t) {", "typeof childVNode != 'object'"],
    ["else if (isArray(childVNode)) {", "else {\n\t\t\tnewChildren[i] = childVNode;"],
    ["const skewedIndex = i + skew;", "// Remove remaining", "}\n"],
    ["!(oldVNode._flags & MATCHED)", undefined, "newChildren[i]?.type !== oldVNode.type"],
    ["getDomSibling(oldVNode)", undefined, "oldDom.nextSibling"],
    ["unmount(oldVNode, oldVNode)", undefined, "removeNode(oldVNode._dom)"],
    ["// Note: VNodes in nested suspended", "// A cursor a parked Suspense"],
    ["// A cursor a parked Suspense", "let dom = parentVNode._dom;"],
    ["while (next && next.nodeType == 8) next = next.nextSibling;"],
    ["if (dom != next) {", "parentDom.insertBefore("],
    ["}\n\t\t}\n\t\toldDom = dom;\n\t}\n\n\twhile (", "}\n\n/**\n * Flatten", "return dom.nextSibling;\n"],
  ],

  "diff/props.js": [
    ["if (name == 'style') {", "if (name[0] == 'o'"],
    [
      "if (name[0] == 'o'",
      "} else {\n\t\tif (namespace",
      "if (name[0] == 'o') {\n\t\tdom[name.toLowerCase()] = value;\n",
    ],
    ["if (namespace == SVG_NAMESPACE) {", "name in dom", "if ("],
    ["if (typeof value == 'function') return;"],
    ["name == 'popover' && value == true ? '' : value", undefined, "value"],
  ],
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
