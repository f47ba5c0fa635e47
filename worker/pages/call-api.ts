/** What pages change they change through the API: its checks, its limits, its audit trail are theirs, too. */
import { ProblemDetails } from "../contract/problem.ts";
import { Problem } from "../http/problem.ts";
import { type PageContext, pageStatus } from "./shell.tsx";

/** Answers a request as the whole Worker does. */
export type Fetch = (request: Request, env: PageContext["env"]) => Response | Promise<Response>;

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

/** Calls as whoever is signed in. The API's refusals are thrown as what they are. */
export const callerOf =
  (fetch: Fetch): CallApi =>
  async (c, { method, path, body, headers = {} }) => {
    const request = new Request(new URL(`/api/v1${path}`, c.req.url), {
      method,
      headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const response = await fetch(request, { ...c.env, SIGNED_IN: c.var.grant });
    const given: unknown = response.status === 204 ? null : await response.json();
    if (response.ok) return { body: given, etag: response.headers.get("etag") ?? "" };
    const { code, detail, errors } = ProblemDetails.parse(given);
    throw new Problem(pageStatus(response.status), code, detail, errors && { errors });
  };
