/** The module's types, and the loader's: nothing but the compiler holds them together. */
import { expectTypeOf, it } from "vitest";
import type { HeadlessPrompt as LoadersPrompt } from "../../../widget/loader/piece.ts";
import type { HeadlessPrompt } from "../../../widget/module/asklet.ts";

it("a prompt that the page paints is what the loader gives", () => {
  expectTypeOf<LoadersPrompt>().toExtend<HeadlessPrompt>();
});
