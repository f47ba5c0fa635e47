/** `POST /s/{siteKey}` as the document describes it. The route parses by itself, so as to keep what is right of a message. */
import { type RouteConfig, z } from "@hono/zod-openapi";
import { MAX_MESSAGE_BYTES } from "../contract/limits.ts";
import { Message, Receipt } from "../contract/message.ts";
import { SiteKey } from "../contract/terms.ts";
import { refusal } from "../http/api.ts";
import { type HeaderName, headers } from "../http/headers.ts";
import { publicOperation } from "../http/operation.ts";

const CORS = "Access-Control-Allow-Origin";

const refused = (description: string, codes: readonly string[], ...names: HeaderName[]) =>
  refusal(description, codes, CORS, ...names);

export const SEND_MESSAGE: RouteConfig = {
  method: "post",
  path: "/s/{siteKey}",
  ...publicOperation("sendMessage"),
  summary: "Store the state of one prompt: shown, dismissed, answered",
  description:
    "Each message carries the whole state of its prompt, and `seq` rises with each; the highest is kept, and a repeat changes " +
    "nothing. Pages send it as `text/plain`, which needs no preflight: none is answered.",
  request: {
    params: z.object({ siteKey: SiteKey }),
    headers: z.object({
      Origin: z.string().meta({ description: "One of the site's `origins`. Browsers send it by themselves" }),
    }),
    body: {
      required: true,
      content: {
        "application/json": { schema: Message },
        "text/plain": {
          schema: {
            type: "string",
            description: "The same JSON",
            contentMediaType: "application/json",
            contentSchema: { $ref: "#/components/schemas/Message" },
          },
        },
      },
    },
  },
  responses: {
    200: {
      description: "Taken, without the refused parts",
      headers: headers(CORS),
      content: { "application/json": { schema: Receipt } },
    },
    400: refused("No JSON object", ["malformed"]),
    403: refused("Not from a page of the site", ["origin-missing", "origin-not-allowed"]),
    404: refused("Not there", ["unknown-site", "unknown-touchpoint", "unknown-revision"]),
    410: refused("Replaced, or shown, more than 35 days ago", ["revision-too-old", "prompt-too-old"]),
    413: refused(`More than ${MAX_MESSAGE_BYTES} bytes`, ["message-too-large"]),
    415: refused("Neither `text/plain` nor `application/json`", ["unsupported-media-type"]),
    422: refused("Not what the contract, or the survey, says", ["invalid-message", "invalid-answer"]),
    429: refused("Too many from one address, or for the site today", ["rate-limited", "daily-cap"], "Retry-After"),
    503: refused("The database is busy", ["overloaded"], "Retry-After"),
  },
};
