/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The reference of the API as a page: a short start, examples, every operation, every schema. No script. */
import type { Child } from "hono/jsx";
import { type ApiDocument, type Call, callsOf, type Operation, type Parameter } from "./document.ts";
import { type Example, LANGUAGES } from "./example.ts";
import { EXAMPLES } from "./examples.ts";
import { FIRST_CALL } from "./read-examples.ts";
import { lineOf, prose, SchemaView, Table, valueOf } from "./schema.tsx";

function Parameters({ parameters }: { parameters: Parameter[] }) {
  const rows = parameters.map(({ name, in: place, required, description, schema }): [Child, Child] => [
    [
      <code>{name}</code>,
      <span class="place">
        {place}
        {!required && ", optional"}
      </span>,
    ],
    valueOf(schema, description ?? schema.description),
  ]);
  return <Table label="Parameters" heads={["Parameter", "Value"]} rows={rows} />;
}

function Contents({ content }: { content: Operation["responses"][string]["content"] }) {
  return (
    <>
      {Object.entries(content).map(([type, { schema }]) => (
        <span class="content">
          <code>{type}</code>
          {schema && [": ", lineOf(schema), schema.description !== undefined && [". ", prose(schema.description)]]}
        </span>
      ))}
    </>
  );
}

function Replies({ responses }: Pick<Operation, "responses">) {
  const rows = Object.entries(responses).map(
    ([status, { description, content, headers, "x-codes": codes }]): [Child, Child] => [
      status,
      [
        prose(description),
        codes.length > 0 && [": ", list(codes)],
        <Contents content={content} />,
        Object.keys(headers).length > 0 && <p class="headers">{list(Object.keys(headers))}</p>,
      ],
    ],
  );
  return <Table label="Replies" heads={["Status", "Reply"]} rows={rows} />;
}

const list = (names: string[]): Child => names.map((name, place) => [place ? ", " : "", <code>{name}</code>]);

/** A path below `/api/v1` that may go on in another line at each slash. */
function breakable(path: string): Child {
  const [, ...parts] = path.replace("/api/v1", "").split("/");
  return parts.map((part) => ["/", part, <wbr />]);
}

function scopeOf([one]: Operation["security"]): Child {
  return one?.key[0] ? ["Needs the scope ", <code>{one.key[0]}</code>, "."] : "Any key will do.";
}

function OperationView({ method, path, operation }: Call) {
  const { operationId, summary, description, security, parameters, requestBody, responses } = operation;
  const examples = EXAMPLES.filter((one) => one.operation === operationId);
  return (
    <section class="operation" aria-labelledby={operationId}>
      <h3 id={operationId}>
        <a href={`#${operationId}`}>
          <span class="method">{method}</span> <code>{breakable(path)}</code>
        </a>
      </h3>
      <p>{prose(summary)}.</p>
      {description !== undefined && <p>{prose(description)}</p>}
      <p class="scope">{security.length === 0 ? "Needs no key." : scopeOf(security)}</p>
      {parameters.length > 0 && <Parameters parameters={parameters} />}
      {requestBody && (
        <p>
          Body: <Contents content={requestBody.content} />
        </p>
      )}
      {examples.map((example) => (
        <ExampleView example={example} />
      ))}
      <details>
        <summary>Replies of {operationId}</summary>
        <Replies responses={responses} />
      </details>
    </section>
  );
}

function ExampleView({ example }: { example: Example }) {
  return (
    <>
      {LANGUAGES.map(({ key, name }, place) => (
        <details open={place === 0}>
          <summary>
            {example.title}, in {name}
          </summary>
          <pre tabindex={0}>
            <code>{example[key]}</code>
          </pre>
        </details>
      ))}
    </>
  );
}

function Start({ document }: { document: ApiDocument }) {
  return (
    <section aria-labelledby="start">
      <h2 id="start">Start</h2>
      <p>
        Every call but the <a href="#collector">collector's</a> is below <code>/api/v1</code> and has a key:{" "}
        <code>Authorization: Bearer asklet_…</code>. The first key is the Worker's secret <code>ASKLET_KEY</code>;
        others are made with <a href="#createKey">POST /keys</a>, with the scopes that they need and no more. The
        examples take the collector's address from <code>ASKLET_URL</code> and the key from <code>ASKLET_KEY</code>.
      </p>
      <ExampleView example={FIRST_CALL} />
      <dl>
        <dt>Faults</dt>
        <dd>
          <code>application/problem+json</code> (RFC 9457) with a stable <code>code</code>:{" "}
          <a href="#schema-Problem">Problem</a>. A 422 lists every fault with its path.
        </dd>
        <dt>Periods</dt>
        <dd>
          Days of the site's calendar, both included: <code>from</code> and <code>to</code>, or{" "}
          <code>period=last-30-days</code>.
        </dd>
        <dt>Pages</dt>
        <dd>
          Follow <code>Link: …; rel="next"</code>, or send <code>nextCursor</code> as <code>cursor</code>. Pages stay as
          they are while answers arrive.
        </dd>
        {Object.entries(document.components.headers).map(([name, { description }]) => (
          <>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{prose(description)}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}

type Chapter = ApiDocument["tags"][number] & { id: string; calls: Call[] };

function Navigation({ chapters }: { chapters: Chapter[] }) {
  return (
    <nav aria-label="Chapters">
      <details>
        <summary>Contents</summary>
        <ul>
          <li>
            <a href="#start">Start</a>
          </li>
          {chapters.map(({ id, name, calls }) => (
            <li>
              <a href={`#${id}`}>{name}</a>
              <ul>
                {calls.map(({ method, path, operation }) => (
                  <li>
                    <a href={`#${operation.operationId}`}>
                      <span class="method">{method}</span> {breakable(path)}
                    </a>
                  </li>
                ))}
              </ul>
            </li>
          ))}
          <li>
            <a href="#schemas">Schemas</a>
          </li>
        </ul>
      </details>
    </nav>
  );
}

function ChapterView({ id, name, description, calls }: Chapter) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <p>{prose(description)}</p>
      {calls.map((call) => (
        <OperationView {...call} />
      ))}
    </section>
  );
}

function Schemas({ schemas }: Pick<ApiDocument["components"], "schemas">) {
  return (
    <section aria-labelledby="schemas">
      <h2 id="schemas">Schemas</h2>
      {Object.entries(schemas).map(([name, schema]) => (
        <section>
          <h3 id={`schema-${name}`}>{name}</h3>
          <SchemaView schema={schema} />
        </section>
      ))}
    </section>
  );
}

/** The whole page. */
export function ReferencePage({ document, style }: { document: ApiDocument; style: string }) {
  const { info, tags, components } = document;
  const chapters = tags.map((tag): Chapter => {
    return { ...tag, id: tag.name.toLowerCase().replaceAll(" ", "-"), calls: callsOf(document, tag.name) };
  });
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{info.title} API</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={style} />
      </head>
      <body>
        <a class="skip" href="#start">
          Skip to the start
        </a>
        <header>
          <h1>{info.title} API</h1>
          <p>
            {prose(info.description)} As a file: <a href="/openapi.json">openapi.json</a>.
          </p>
        </header>
        <div class="columns">
          <Navigation chapters={chapters} />
          <main>
            <Start document={document} />
            {chapters.map((chapter) => (
              <ChapterView {...chapter} />
            ))}
            <Schemas schemas={components.schemas} />
          </main>
        </div>
      </body>
    </html>
  );
}
