/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** What customers wrote: a list of comments for any page, and the page of all of a site's. */
import type { z } from "zod";
import type { Response, ResponsePage } from "../contract/responses.ts";
import { BANDS } from "../contract/terms.ts";
import { responsesQuery } from "../responses/routes.ts";
import type { TouchpointRow } from "../sites/touchpoint-store.ts";
import { type Query, searchOf } from "./address.ts";
import { Downloads } from "./downloads.tsx";
import { Choice, Picker } from "./picker.tsx";
import type { Said } from "./said.ts";

export const COMMENTS_A_PAGE = 20;

/** The API's filters that the form of the page has. */
export const CommentsQuery = responsesQuery.pick({
  period: true,
  from: true,
  to: true,
  touchpoint: true,
  band: true,
  search: true,
  tag: true,
  cursor: true,
});
export type CommentsQuery = z.infer<typeof CommentsQuery>;

/** The text of a response, whichever question it answers. */
const textOf = ({ answer, followUp }: Response): string =>
  [answer?.value, followUp?.value].filter((value) => typeof value === "string").join("\n");

function Comment({ response, name, words, numbers }: Said & { response: Response; name: string | undefined }) {
  const { answer, band, day, tags } = response;
  const facts = [
    name,
    band && words.bands[band],
    typeof answer?.value === "number" && numbers.count(answer.value),
    numbers.days({ from: day, to: day }),
    ...tags,
  ];
  return (
    <li class={`comment ${band ?? ""}`}>
      <p class="faint">{facts.filter(Boolean).join(" · ")}</p>
      <p class="text" dir="auto">
        {textOf(response)}
      </p>
    </li>
  );
}

interface CommentListProps extends Said {
  comments: ResponsePage;
  /** Of the page: the next one is the same but for the cursor. */
  query: Query;
  /** Names of touchpoints by slug, where the list is of several. */
  names?: ReadonlyMap<string, string>;
}

/** One page of comments, newest first, and the way to the next. */
export function CommentList({ comments, query, names, words, numbers }: CommentListProps) {
  const { responses, nextCursor } = comments;
  return (
    <>
      {responses.length === 0 && <p class="faint">{nextCursor === null ? words.at.noComments : words.lookFurther}</p>}
      <ol class="comments">
        {responses.map((response) => (
          <Comment response={response} name={names?.get(response.touchpoint)} words={words} numbers={numbers} />
        ))}
      </ol>
      {nextCursor !== null && (
        <p>
          <a href={`${searchOf(query, { cursor: nextCursor })}#comments`}>{words.at.older}</a>
        </p>
      )}
    </>
  );
}

interface CommentsPageProps extends Said {
  /** Slug of the site, and its name. */
  site: string;
  name: string;
  touchpoints: readonly TouchpointRow[];
  comments: ResponsePage;
  query: CommentsQuery;
}

export function CommentsPage({ site, name, touchpoints, comments, query, words, numbers }: CommentsPageProps) {
  const names = touchpoints.map((one): [string, string] => [one.slug, one.name]);
  return (
    <>
      <div class="top">
        <div>
          <p class="faint">{name}</p>
          <h1>{words.comments}</h1>
        </div>
        <Picker period={query.period} words={words}>
          <label for="search">{words.search}</label>
          <input id="search" name="search" type="search" value={query.search} />
          <Choice
            name="touchpoint"
            label={words.touchpoint}
            all={words.everywhere}
            options={names}
            value={query.touchpoint}
          />
          <Choice
            name="band"
            label={words.answer}
            all={words.at.everybody}
            options={BANDS.map((band) => [band, words.bands[band]])}
            value={query.band}
          />
        </Picker>
      </div>
      <section class="panel" id="comments">
        <CommentList comments={comments} query={query} names={new Map(names)} words={words} numbers={numbers} />
      </section>
      <Downloads site={site} responses={{ ...query, cursor: undefined, hasComment: "true" }} words={words} />
    </>
  );
}
