/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** What customers wrote: a list of comments for any page, and the page of all of a site's. */
import { z } from "zod";
import type { Response, ResponsePage } from "../contract/responses.ts";
import { BANDS } from "../contract/terms.ts";
import { readCursor } from "../responses/ranges.ts";
import { responsesQuery } from "../responses/routes.ts";
import { dayOf, type Period } from "../scores/calendar.ts";
import type { TouchpointRow } from "../sites/touchpoint-store.ts";
import { type Query, searchOf } from "./address.ts";
import { Downloads } from "./downloads.tsx";
import { Live } from "./live.tsx";
import { Longer, NoTouchpoints } from "./next.tsx";
import { Choice, Kept, Picker } from "./picker.tsx";
import { pointName } from "./point.ts";
import type { Said } from "./said.ts";
import { commentId, KnownTags, TagField, Tags } from "./tags.tsx";

export const COMMENTS_A_PAGE = 20;
/** Of their text: twenty of the longest in an alphabet, some seven where a letter is three bytes. A page stays light. */
export const COMMENT_BYTES_A_PAGE = 40_000;

const Carried = z.string().max(100).optional();

/** The API's filters that the form of the page has; and what the pages of scores are asked for, to lead back there. */
export const CommentsQuery = responsesQuery
  .pick({
    period: true,
    from: true,
    to: true,
    touchpoint: true,
    band: true,
    search: true,
    tag: true,
    cursor: true,
  })
  .extend({ compare: Carried, level: Carried, margin: Carried });
export type CommentsQuery = z.infer<typeof CommentsQuery>;

/** What of it the API filters by. */
export function filtersOf({ compare: _c, level: _l, margin: _m, ...filters }: CommentsQuery) {
  return filters;
}

/** The text of a response, whichever question it answers. */
export const textOf = ({ answer, followUp }: Response): string =>
  [answer?.value, followUp?.value].filter((value) => typeof value === "string").join("\n");

/** What is said of a response beside its text. */
export function factsOf(
  { answer, band, day }: Pick<Response, "answer" | "band" | "day">,
  { words, numbers }: Said,
): string[] {
  return [
    ...(band ? [words.bands[band]] : []),
    ...(typeof answer?.value === "number" ? [pointName(answer.metric, answer.value, words)] : []),
    numbers.days({ from: day, to: day }),
  ];
}

type CommentProps = Said & { response: Response; name: string | undefined } & Pick<
    CommentListProps,
    "withTag" | "mayTag"
  >;

function Comment({ response, name, withTag, mayTag, words, numbers }: CommentProps) {
  const { touchpoint, id, band } = response;
  return (
    <li class={`comment ${band ?? ""}`} id={commentId(touchpoint, id)}>
      <p class="faint">
        {name !== undefined && (
          <>
            <bdi>{name}</bdi> ·{" "}
          </>
        )}
        {factsOf(response, { words, numbers }).join(" · ")}
      </p>
      <p class="text" dir="auto">
        {textOf(response)}
      </p>
      <Tags response={response} text={textOf(response)} withTag={withTag} mayTag={mayTag} words={words} />
    </li>
  );
}

interface CommentListProps extends Said {
  comments: ResponsePage;
  /** Of the page: the next one is the same but for the cursor. */
  query: Query;
  days: Period;
  /** Of the site. */
  timeZone: string;
  /** Names of touchpoints by slug, where the list is of several. */
  names?: ReadonlyMap<string, string>;
  /** Address of all comments with a tag. */
  withTag: (tag: string) => string;
  /** Whether the visitor may change tags. */
  mayTag: boolean;
}

/** What narrows the comments down, beside their period. */
const FILTERS = { touchpoint: undefined, band: undefined, search: undefined, tag: undefined, cursor: undefined };

function NoComments({ query, days, words }: Pick<CommentListProps, "query" | "days" | "words">) {
  const isNarrow = Object.keys(FILTERS).some((name) => query[name] !== undefined);
  const none = isNarrow ? words.at.noMatch : words.at.noComments;
  return (
    <>
      <p class="faint">{query.cursor === undefined ? none : words.at.noMore}</p>
      <p class="tabs">
        {isNarrow && <a href={`${searchOf(query, FILTERS)}#comments`}>{words.next.all}</a>}
        <Longer query={query} days={days} words={words} />
      </p>
    </>
  );
}

/** The day up to which the page before a cursor has looked: it begins with an id, and that with the time in milliseconds. */
function dayAt(cursor: string, timeZone: string): Period {
  const { id } = readCursor(cursor);
  const day = dayOf(Number.parseInt(id.slice(0, 13).replace("-", ""), 16), timeZone);
  return { from: day, to: day };
}

/** How many there are, as far as that costs no look at those of other pages. */
function Counted({ comments, query, words, numbers }: Pick<CommentListProps, "comments" | "query"> & Said) {
  const { responses, nextCursor } = comments;
  if (responses.length === 0) return null;
  const counted = words.at.counted(numbers.counted(responses.length));
  const isAll = nextCursor === null && query["cursor"] === undefined;
  return <p class="faint">{isAll ? counted : words.at.onPage(counted)}</p>;
}

/** The ways to the next page and to the first. */
function OtherPages({ comments, query, words }: Pick<CommentListProps, "comments" | "query" | "words">) {
  const { nextCursor } = comments;
  const isFirst = query["cursor"] === undefined;
  if (nextCursor === null && isFirst) return null;
  return (
    <p class="tabs">
      {nextCursor !== null && (
        <a rel="next" href={`${searchOf(query, { cursor: nextCursor })}#comments`}>
          {words.at.older}
        </a>
      )}
      {!isFirst && <a href={`${searchOf(query, { cursor: undefined })}#comments`}>{words.at.newest}</a>}
    </p>
  );
}

/** One page of comments, newest first, and the way to the others. */
export function CommentList({ comments, query, days, timeZone, names, words, numbers, ...tagging }: CommentListProps) {
  const { responses, nextCursor } = comments;
  return (
    <>
      <Counted comments={comments} query={query} words={words} numbers={numbers} />
      {responses.length === 0 && nextCursor !== null && (
        <p class="faint">{words.lookFurther(numbers.days(dayAt(nextCursor, timeZone)))}</p>
      )}
      {responses.length === 0 && nextCursor === null && <NoComments query={query} days={days} words={words} />}
      <ol class="comments">
        {responses.map((response) => (
          <Comment
            response={response}
            name={names?.get(response.touchpoint)}
            words={words}
            numbers={numbers}
            {...tagging}
          />
        ))}
      </ol>
      <KnownTags responses={responses} />
      <OtherPages comments={comments} query={query} words={words} />
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
  /** Those of the period. */
  days: Period;
  timeZone: string;
  mayTag: boolean;
  maySetUp: boolean;
}

type PickerProps = Pick<CommentsPageProps, "touchpoints" | "query" | "days" | "words" | "numbers">;

function CommentsPicker({ touchpoints, query, days, words, numbers }: PickerProps) {
  // What it was compared with was meant for the period before.
  const { period: _period, from: _from, to: _to, compare: _compare, cursor: _cursor, ...kept } = query;
  const { level, margin } = kept;
  const names = touchpoints.map((one): [string, string] => [one.slug, one.name]);
  return (
    <Picker query={query} days={days} kept={kept} words={words} numbers={numbers}>
      <span class="pair">
        <label for="search">{words.search}</label>
        <input id="search" name="search" type="search" value={query.search} />
      </span>
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
      <span class="pair">
        <label for="tag">{words.tags.tag}</label>
        <TagField id="tag" value={query.tag} />
      </span>
      <Kept query={{ level, margin }} />
    </Picker>
  );
}

function AllComments(props: CommentsPageProps) {
  const { site, touchpoints, comments, query, days, timeZone, mayTag, words, numbers } = props;
  return (
    <>
      <section class="panel" id="comments">
        <Live news={words.live.comments} words={words}>
          <CommentList
            {...{ comments, query, days, timeZone, mayTag, words, numbers }}
            names={new Map(touchpoints.map((one) => [one.slug, one.name]))}
            withTag={(tag) => searchOf(query, { tag, cursor: undefined })}
          />
        </Live>
      </section>
      <Downloads site={site} comments={{ ...filtersOf(query), cursor: undefined }} words={words} />
    </>
  );
}

export function CommentsPage(props: CommentsPageProps) {
  const { site, name, touchpoints, maySetUp, words } = props;
  return (
    <>
      <div class="top">
        <div>
          <p class="faint">{name}</p>
          <h1>{words.comments}</h1>
        </div>
        {touchpoints.length > 0 && <CommentsPicker {...props} />}
      </div>
      {touchpoints.length > 0 ? (
        <AllComments {...props} />
      ) : (
        <Live news={words.live.comments} words={words}>
          <NoTouchpoints site={site} maySetUp={maySetUp} words={words} />
        </Live>
      )}
    </>
  );
}
