/** The command `asklet('set', properties)`: what the page knows of its visitor, in memory. */
import type { Setup } from "../piece.ts";

/** Later properties win over earlier ones; `undefined` takes one back. */
export const set: Setup = ({ commands, person }) => {
  commands.set = (properties) => void Object.assign(person.properties, properties);
};
