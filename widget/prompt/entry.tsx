/** @jsxRuntime classic @jsx h */
/** What is entered first and sent then: free text, or several options. Nothing leaves it before "send". */
import { h, type VNode } from "preact";
import type { PromptChrome, WordingOption } from "../../worker/contract/wording.ts";

// A value, not an import: the widget takes only types from the contract. A test holds them equal.
const MAX_COMMENT_CHARS = 2_000;

function entered(fields: Element | null): string | string[] {
  return (
    fields?.querySelector("textarea")?.value.trim() ??
    [...(fields?.querySelectorAll<HTMLInputElement>(":checked") ?? [])].map((box) => box.value)
  );
}

/**
 * @param question id of the question, which names the field or the group
 * @param options text is asked for where there are none
 * @param hint stands in the empty field
 * @param send called with what was entered, empty when nothing was; `pointer` is 0 for keyboard and assistive technology
 */
export function entry(
  question: string,
  options: readonly WordingOption[] | undefined,
  chrome: PromptChrome,
  hint: string,
  send: (entered: string | string[], pointer: number) => void,
): VNode {
  return (
    <div class={options ? "several" : "field"} role="group" aria-labelledby={question}>
      {options ? (
        <div class="list">
          {options.map(({ key, text }) => (
            <label>
              <input type="checkbox" value={key} />
              {text}
            </label>
          ))}
        </div>
      ) : (
        <textarea aria-labelledby={question} rows={2} maxLength={MAX_COMMENT_CHARS} placeholder={hint} />
      )}
      <button
        type="button"
        class="send"
        onClick={(event) => send(entered(event.currentTarget.parentElement), event.detail)}
      >
        {chrome.send}
      </button>
    </div>
  );
}
