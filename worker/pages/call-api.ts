/** What pages change they change through the API: its checks, its limits, its audit trail are theirs, too. */
import { ProblemDetails } from "../contract/problem.ts";
import { Problem } from "../http/problem.ts";
import { type PageContext, pageStatus } from "./shell.tsx";

/** Answers a request as the whole Worker does. */
export type Fetch = (
  request: Request,
  env: PageContext["env"],
  context: PageContext["executionCtx"],
) => Response | Promise<Response>;

interface Call {
  method: "GET" | "PUT" | "POST" | "DELETE";
  /** Below `/api/v1`. */
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What the API gave: the body of a reply that is none of a failure, and its tag. */
interface Reply {
  body: unknown;
  etag: string;
}

export type CallApi = (c: PageContext, call: Call) => Promise<Reply>;

/** What the API gives at a path below `/api/v1`, passed on unread. */
export type Stream = (c: PageContext, path: string) => Promise<Response>;

/** Calls as whoever is signed in. The API's refusals are thrown as what they are. */
async function send(fetch: Fetch, c: PageContext, { method, path, body, headers = {} }: Call): Promise<Response> {
  const request = new Request(new URL(`/api/v1${path}`, c.req.url), {
    method,
    headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await fetch(request, { ...c.env, SIGNED_IN: c.var.grant }, c.executionCtx);
  if (response.ok) return response;
  const { code, detail, errors } = ProblemDetails.parse(await response.json());
  throw new Problem(pageStatus(response.status), code, detail, errors && { errors });
}

export const callerOf =
  (fetch: Fetch): CallApi =>
  async (c, call) => {
    const response = await send(fetch, c, call);
    const body: unknown = response.status === 204 ? null : await response.json();
    return { body, etag: response.headers.get("etag") ?? "" };
  };

export const streamOf =
  (fetch: Fetch): Stream =>
  async (c, path) =>
    send(fetch, c, { method: "GET", path });
