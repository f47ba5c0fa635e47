/** Examples of calls that read. The tests run them as they stand. */
import type { Example } from "./example.ts";

/** In the start of the reference. */
export const FIRST_CALL: Example = {
  operation: "listSites",
  title: "A first call: the sites that the key is for",
  curl: `curl --fail-with-body -sS -H "Authorization: Bearer $ASKLET_KEY" "$ASKLET_URL/api/v1/sites"`,
  typescript: `const { ASKLET_URL, ASKLET_KEY } = process.env;
const response = await fetch(\`\${ASKLET_URL}/api/v1/sites\`, {
  headers: { Authorization: \`Bearer \${ASKLET_KEY}\` },
});
if (!response.ok) throw new Error(await response.text());
const { sites } = await response.json();
for (const { site, name } of sites) console.log(site, name);`,
  python: `import json, os, urllib.request

request = urllib.request.Request(
    f"{os.environ['ASKLET_URL']}/api/v1/sites",
    headers={"Authorization": f"Bearer {os.environ['ASKLET_KEY']}"},
)
with urllib.request.urlopen(request) as response:
    for site in json.load(response)["sites"]:
        print(site["site"], site["name"])`,
};

export const READ_EXAMPLES: readonly Example[] = [
  {
    operation: "readScores",
    title: "Is checkout really worse than last month",
    curl: `curl --fail-with-body -sS -H "Authorization: Bearer $ASKLET_KEY" \\
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
    operation: "readJourney",
    title: "Where the journey hurts, and what to mend first",
    curl: `curl --fail-with-body -sS -H "Authorization: Bearer $ASKLET_KEY" \\
  "$ASKLET_URL/api/v1/sites/shop/journey?period=last-30-days"`,
    typescript: `const { ASKLET_URL, ASKLET_KEY } = process.env;
const response = await fetch(\`\${ASKLET_URL}/api/v1/sites/shop/journey?period=last-30-days\`, {
  headers: { Authorization: \`Bearer \${ASKLET_KEY}\` },
});
if (!response.ok) throw new Error(await response.text());
const { stages, actFirst } = await response.json();
for (const { stage, touchpoints } of stages) {
  for (const { touchpoint, series } of touchpoints) {
    for (const { n, score } of series) console.log(stage, touchpoint, n, score?.value);
  }
}
console.log("first:", actFirst.map((one) => one.touchpoint).join(", "));`,
    python: `import json, os, urllib.request

request = urllib.request.Request(
    f"{os.environ['ASKLET_URL']}/api/v1/sites/shop/journey?period=last-30-days",
    headers={"Authorization": f"Bearer {os.environ['ASKLET_KEY']}"},
)
with urllib.request.urlopen(request) as response:
    journey = json.load(response)
for stage in journey["stages"]:
    for touchpoint in stage["touchpoints"]:
        for series in touchpoint["series"]:
            print(stage["stage"], touchpoint["touchpoint"], series["n"], (series["score"] or {}).get("value"))
print("first:", ", ".join(one["touchpoint"] for one in journey["actFirst"]))`,
  },
  {
    operation: "listResponses",
    title: "Every comment of unhappy customers, page by page",
    curl: `url="$ASKLET_URL/api/v1/sites/shop/responses?band=negative&hasComment=true&limit=100"
while [ -n "$url" ]; do
  curl --fail-with-body -sS -D headers.txt -H "Authorization: Bearer $ASKLET_KEY" "$url"
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
];
