/** A page that the server has rendered, whole, and that the browser takes over when it is told to. */
import { StrictMode, useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { Slot } from "../../../examples/react/src/asklet.tsx";

function Page({ script }) {
  const [count, setCount] = useState(0);
  return (
    <html lang="en">
      <head>
        <title>Rendered by the server</title>
        <script async src={script} />
      </head>
      <body>
        <button type="button" onClick={() => setCount(count + 1)}>
          {count} times
        </button>
        <Slot touchpoint="guide" />
      </body>
    </html>
  );
}

const page = (script) => (
  <StrictMode>
    <Page script={script} />
  </StrictMode>
);

/** On the server. */
export const render = (script) => `<!doctype html>${renderToString(page(script))}`;

/** In the browser. */
export const hydrate = (script) => hydrateRoot(document, page(script));
