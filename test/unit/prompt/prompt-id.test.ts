import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { promptId } from "../../../widget/prompt/prompt-id.ts";
import { PromptId } from "../../../worker/contract/terms.ts";

const anyTime = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe("promptId", () => {
  it("is what the contract calls a prompt id, at any time", () => {
    fc.assert(fc.property(anyTime, (time) => PromptId.safeParse(promptId(time)).success));
  });

  it("begins with its time in milliseconds", () => {
    fc.assert(
      fc.property(anyTime, (time) => {
        const id = promptId(time);
        expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(time);
      }),
    );
  });

  it("sorts as text by time", () => {
    fc.assert(fc.property(anyTime, anyTime, (one, other) => one >= other || promptId(one) < promptId(other)));
  });

  it("differs within the same millisecond", () => {
    const ids = Array.from({ length: 1_000 }, () => promptId(1_795_262_400_000));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
