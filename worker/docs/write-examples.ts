/** Examples of calls that write. The tests run them as they stand. */
import type { Example } from "./example.ts";

export const WRITE_EXAMPLES: readonly Example[] = [
  {
    operation: "putTouchpoint",
    title: "A survey, unless somebody has changed it meanwhile",
    curl: `at="$ASKLET_URL/api/v1/sites/shop/touchpoints/newsletter"
curl --fail-with-body -sS -X PUT -H "Authorization: Bearer $ASKLET_KEY" -H "Content-Type: application/json" -H "If-None-Match: *" "$at" -d '{
  "name": "Newsletter", "stage": "discover",
  "question": { "metric": "thumbs", "key": "newsletter-useful", "text": { "en": "Was this letter worth reading?" } }
}'
curl --fail-with-body -sS -X DELETE -H "Authorization: Bearer $ASKLET_KEY" "$at"`,
    typescript: `const { ASKLET_URL, ASKLET_KEY } = process.env;
const address = \`\${ASKLET_URL}/api/v1/sites/shop/touchpoints/checkout-done\`;
const headers = { Authorization: \`Bearer \${ASKLET_KEY}\`, "Content-Type": "application/json" };
const current = await fetch(address, { headers });
if (!current.ok) throw new Error(await current.text());
const survey = await current.json();
const changed = await fetch(address, {
  method: "PUT",
  headers: { ...headers, "If-Match": current.headers.get("ETag") ?? "" },
  body: JSON.stringify({ ...survey, name: "Order placed" }),
});
// 412: somebody was faster; read it again.
if (!changed.ok) throw new Error(await changed.text());
console.log(changed.status, (await changed.json()).name);`,
    python: `import json, os, urllib.request

address = f"{os.environ['ASKLET_URL']}/api/v1/sites/shop/touchpoints/checkout-done"
headers = {"Authorization": f"Bearer {os.environ['ASKLET_KEY']}", "Content-Type": "application/json"}
with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as response:
    survey, tag = json.load(response), response.headers["ETag"]
survey["name"] = "Order placed"
request = urllib.request.Request(
    address, method="PUT", data=json.dumps(survey).encode(), headers={**headers, "If-Match": tag}
)
with urllib.request.urlopen(request) as response:
    print(response.status, json.load(response)["name"])`,
  },
  {
    operation: "createKey",
    title: "A key for a program, made once even if the reply is lost",
    curl: `# The name of this call: whoever sends it again with the same one gets the first reply.
call="nightly-report-$(date +%s)"
curl --fail-with-body -sS --retry 3 -X POST -H "Authorization: Bearer $ASKLET_KEY" -H "Content-Type: application/json" \\
  -H "Idempotency-Key: $call" "$ASKLET_URL/api/v1/keys" \\
  -d '{ "name": "Nightly report", "scopes": ["scores:read"], "site": "shop" }'`,
    typescript: `const { ASKLET_URL, ASKLET_KEY } = process.env;
const headers = {
  Authorization: \`Bearer \${ASKLET_KEY}\`,
  "Content-Type": "application/json",
  "Idempotency-Key": crypto.randomUUID(),
};
const body = JSON.stringify({ name: "Nightly report", scopes: ["scores:read"], site: "shop" });
const send = () => fetch(\`\${ASKLET_URL}/api/v1/keys\`, { method: "POST", headers, body });
// No reply: sent again with the same key, the call is done once.
const response = await send().catch(send);
if (!response.ok) throw new Error(await response.text());
const { id, secret } = await response.json();
console.log(id, secret);`,
    python: `import json, os, urllib.error, urllib.request, uuid

request = urllib.request.Request(
    f"{os.environ['ASKLET_URL']}/api/v1/keys",
    data=json.dumps({"name": "Nightly report", "scopes": ["scores:read"], "site": "shop"}).encode(),
    headers={
        "Authorization": f"Bearer {os.environ['ASKLET_KEY']}",
        "Content-Type": "application/json",
        "Idempotency-Key": str(uuid.uuid4()),
    },
)
for is_last in (False, False, True):
    try:
        with urllib.request.urlopen(request) as response:
            key = json.load(response)
        break
    except OSError as error:
        # No reply: sent again with the same key, the call is done once. A refusal is a reply.
        if is_last or isinstance(error, urllib.error.HTTPError):
            raise
print(key["id"], key["secret"])`,
  },
  {
    operation: "importResponses",
    title: "What a file of the past would bring",
    curl: `printf 'Date,Score\\n2025-03-02,9\\n2025-03-03,4\\n' > old.csv
curl --fail-with-body -sS -X POST -H "Authorization: Bearer $ASKLET_KEY" -H "Content-Type: text/csv" --data-binary @old.csv \\
  "$ASKLET_URL/api/v1/sites/shop/imports?touchpoint=checkout-done&dryRun=true&columns=%7B%22shownAt%22%3A%22Date%22%2C%22answer%22%3A%22Score%22%7D"`,
    typescript: `const { ASKLET_URL, ASKLET_KEY } = process.env;
const query = new URLSearchParams({
  touchpoint: "checkout-done",
  dryRun: "true",
  columns: JSON.stringify({ shownAt: "Date", answer: "Score" }),
});
const response = await fetch(\`\${ASKLET_URL}/api/v1/sites/shop/imports?\${query}\`, {
  method: "POST",
  headers: { Authorization: \`Bearer \${ASKLET_KEY}\`, "Content-Type": "text/csv" },
  body: "Date,Score\\n2025-03-02,9\\n2025-03-03,4\\n",
});
if (!response.ok) throw new Error(await response.text());
const { imported, refused, lines } = await response.json();
console.log(imported, refused, lines);`,
    python: `import json, os, urllib.parse, urllib.request

query = {
    "touchpoint": "checkout-done",
    "dryRun": "true",
    "columns": json.dumps({"shownAt": "Date", "answer": "Score"}),
}
request = urllib.request.Request(
    f"{os.environ['ASKLET_URL']}/api/v1/sites/shop/imports?{urllib.parse.urlencode(query)}",
    data=b"Date,Score\\n2025-03-02,9\\n2025-03-03,4\\n",
    headers={"Authorization": f"Bearer {os.environ['ASKLET_KEY']}", "Content-Type": "text/csv"},
)
with urllib.request.urlopen(request) as response:
    report = json.load(response)
print(report["imported"], report["refused"])`,
  },
];
