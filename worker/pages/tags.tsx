/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The tags of a comment: each leads to all that have it; who may change them finds out how behind one word. */
import type { Child } from "hono/jsx";
import { z } from "zod";
import { MAX_TAG_CHARS } from "../contract/limits.ts";
import { type Response, Tag } from "../contract/responses.ts";
import { PromptId, Slug } from "../contract/terms.ts";
import type { Words } from "./words.ts";

/** What a form of a comment sends. */
export const TagChange = z.strictObject({
  touchpoint: Slug,
  response: PromptId,
  change: z.enum(["add", "remove"]),
  tag: Tag,
});
export type TagChange = z.infer<typeof TagChange>;

/** Id of the datalist with the tags of the page's comments: more of them are not worth a look through the site's. */
const KNOWN_TAGS = "tags";

/** Id of a comment on its page. */
export const commentId = (touchpoint: string, response: string): string => `${touchpoint}-${response}`;

export function KnownTags({ responses }: { responses: readonly Response[] }) {
  const tags = new Set(responses.flatMap((response) => response.tags));
  return (
    <datalist id={KNOWN_TAGS}>
      {[...tags].toSorted().map((tag) => (
        <option value={tag} />
      ))}
    </datalist>
  );
}

/** A field for one tag. */
export function TagField(attributes: { id?: string; value?: string | undefined; required?: boolean }) {
  return <input name="tag" list={KNOWN_TAGS} maxlength={MAX_TAG_CHARS} autocomplete="off" {...attributes} />;
}

type FormProps = Pick<TagChange, "change"> & { response: Response; children?: Child };

/** Without an address of its own: it is sent to that of the page, and so comes back to it. */
function TagForm({ response, change, children }: FormProps) {
  const { touchpoint, id } = response;
  return (
    <form method="post" class="buttons">
      {Object.entries({ touchpoint, response: id, change }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

/** So much of a comment tells it from the others. */
const START = /^.{0,60}/su;

function TagEditor({ response, text, words }: Pick<TagsProps, "response" | "text" | "words">) {
  return (
    <details>
      <summary>
        {words.tags.edit}
        <span class="unseen">
          {words.colon}
          <bdi>{START.exec(text)?.[0]}</bdi>
        </span>
      </summary>
      {response.tags.length > 0 && (
        <TagForm response={response} change="remove">
          {response.tags.map((tag) => (
            <button type="submit" name="tag" value={tag}>
              <span class="unseen">{words.tags.remove} </span>
              <bdi>{tag}</bdi>
              <span aria-hidden="true"> ×</span>
            </button>
          ))}
        </TagForm>
      )}
      <TagForm response={response} change="add">
        <label class="pair">
          {words.tags.tag} <TagField required />
        </label>
        <button type="submit">{words.tags.add}</button>
      </TagForm>
    </details>
  );
}

interface TagsProps {
  response: Response;
  /** Its words. */
  text: string;
  words: Words;
  /** Address of all comments with a tag. */
  withTag: (tag: string) => string;
  mayTag: boolean;
}

export function Tags({ response, text, words, withTag, mayTag }: TagsProps) {
  if (response.tags.length === 0 && !mayTag) return null;
  return (
    <div class="tags">
      {response.tags.map((tag) => (
        <a href={withTag(tag)}>
          <bdi class="standing">{tag}</bdi>
        </a>
      ))}
      {mayTag && <TagEditor response={response} text={text} words={words} />}
    </div>
  );
}
