/** Examples of the reference, each in three languages. The tests run them as they stand. */

export const LANGUAGES = [
  { key: "curl", name: "curl" },
  { key: "typescript", name: "TypeScript" },
  { key: "python", name: "Python" },
] as const;
export type Language = (typeof LANGUAGES)[number]["key"];

export interface Example extends Record<Language, string> {
  /** Id of the operation that it shows. */
  operation: string;
  title: string;
}

export const EXAMPLES: readonly Example[] = [
  {
    operation: "readScores",
    title: "Is checkout really worse than last month",
    curl: `curl -sS -H "Authorization: Bearer $ASKLET_KEY" \\
  "$ASKLET_URL/api/v1/sites/shop/scores?touchpoint=checkout-done&period=this-month&compare=last-month"`,
    typescript: `const { ASKLET_URL, ASKLET_KEY } = process.env;
const query = "touchpoint=checkout-done&period=this-month&compare=last-month";
const response = await fetch(\`\${ASKLET_URL}/api/v1/sites/shop/scores?\${query}\`, {
  headers: { Authorization: \`Bearer \${ASKLET_KEY}\` },
});
if (!response.ok) throw new Error(await response.text());
const { touchpoints } = await response.json();
for (const { n, score, interval, change } of touchpoints[0].series) {
  console.log(n, score?.value, interval?.low, interval?.high, change?.verdict);
}`,
    python: `import json, os, urllib.request

query = "touchpoint=checkout-done&period=this-month&compare=last-month"
request = urllib.request.Request(
    f"{os.environ['ASKLET_URL']}/api/v1/sites/shop/scores?{query}",
    headers={"Authorization": f"Bearer {os.environ['ASKLET_KEY']}"},
)
with urllib.request.urlopen(request) as response:
    touchpoints = json.load(response)["touchpoints"]
for series in touchpoints[0]["series"]:
    score, change = series["score"] or {}, series["change"] or {}
    print(series["n"], score.get("value"), change.get("verdict"))`,
  },
  {
    operation: "listResponses",
    title: "Every comment of unhappy customers, page by page",
    curl: `url="$ASKLET_URL/api/v1/sites/shop/responses?band=negative&hasComment=true&limit=100"
while [ -n "$url" ]; do
  curl -sS -D headers.txt -H "Authorization: Bearer $ASKLET_KEY" "$url"
  url=$(sed -n 's/^[Ll]ink: <\\(.*\\)>; rel="next".*/\\1/p' headers.txt)
done`,
    typescript: `const { ASKLET_URL, ASKLET_KEY } = process.env;
const first = \`\${ASKLET_URL}/api/v1/sites/shop/responses?band=negative&hasComment=true&limit=100\`;
for (let cursor = ""; ; ) {
  const response = await fetch(cursor ? \`\${first}&cursor=\${cursor}\` : first, {
    headers: { Authorization: \`Bearer \${ASKLET_KEY}\` },
  });
  if (!response.ok) throw new Error(await response.text());
  const { responses, nextCursor } = await response.json();
  for (const { touchpoint, followUp } of responses) console.log(touchpoint, followUp?.value);
  if (!nextCursor) break;
  cursor = nextCursor;
}`,
    python: `import json, os, urllib.parse, urllib.request

query = {"band": "negative", "hasComment": "true", "limit": "100"}
while True:
    request = urllib.request.Request(
        f"{os.environ['ASKLET_URL']}/api/v1/sites/shop/responses?{urllib.parse.urlencode(query)}",
        headers={"Authorization": f"Bearer {os.environ['ASKLET_KEY']}"},
    )
    with urllib.request.urlopen(request) as response:
        page = json.load(response)
    for one in page["responses"]:
        print(one["touchpoint"], (one["followUp"] or {}).get("value"))
    if page["nextCursor"] is None:
        break
    query["cursor"] = page["nextCursor"]`,
  },
  {
    operation: "putTouchpoint",
    title: "A survey, unless somebody has changed it meanwhile",
    curl: `at="$ASKLET_URL/api/v1/sites/shop/touchpoints/newsletter"
curl -sS -X PUT -H "Authorization: Bearer $ASKLET_KEY" -H "Content-Type: application/json" -H "If-None-Match: *" "$at" -d '{
  "name": "Newsletter", "stage": "discover",
  "question": { "metric": "thumbs", "key": "newsletter-useful", "text": { "en": "Was this letter worth reading?" } }
}'
curl -sS -X DELETE -H "Authorization: Bearer $ASKLET_KEY" "$at"`,
    typescript: `const { ASKLET_URL, ASKLET_KEY } = process.env;
const address = \`\${ASKLET_URL}/api/v1/sites/shop/touchpoints/checkout-done\`;
const headers = { Authorization: \`Bearer \${ASKLET_KEY}\`, "Content-Type": "application/json" };
const current = await fetch(address, { headers });
const survey = await current.json();
const changed = await fetch(address, {
  method: "PUT",
  headers: { ...headers, "If-Match": current.headers.get("ETag") ?? "" },
  body: JSON.stringify({ ...survey, name: "Order placed" }),
});
// 412: somebody was faster; read it again.
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
    operation: "importResponses",
    title: "What a file of the past would bring",
    curl: `printf 'Date,Score\\n2025-03-02,9\\n2025-03-03,4\\n' > old.csv
curl -sS -X POST -H "Authorization: Bearer $ASKLET_KEY" -H "Content-Type: text/csv" --data-binary @old.csv \\
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
