/** Asklet in Vue: this file is all of it. */
import { asklet, type Properties } from "asklet";
import type { Directive } from "vue";

export interface Moment {
  touchpoint: string;
  properties?: Properties;
}

/**
 * `v-asklet="{ touchpoint: 'sample-ordered', properties: { tea } }"` asks at this touchpoint, if it is due, when the element
 * has come to the page. What it asks outlives the element: the customer may go on while answering.
 *
 * The place of an inline survey needs no directive: `<div data-asklet="guide"></div>`. It asks by itself when the place
 * comes into sight, and leaves with it.
 */
export const vAsklet: Directive<HTMLElement, Moment> = {
  mounted(_element, { value: { touchpoint, properties } }) {
    asklet("touchpoint", touchpoint, properties);
  },
};
