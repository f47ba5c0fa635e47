/** The pages. What is asked on them: README.md. */
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { Slot, useTouchpoint } from "./asklet.tsx";
import { TEAS } from "./teas.ts";

export function Welcome(): ReactNode {
  return (
    <>
      <h1>The tasting room</h1>
      <p className="lead">Three teas a month, a cup of each, and nobody who hurries you.</p>
      <p>
        See <Link to="/teas">what we pour</Link>, read <Link to="/brewing">how we brew</Link>, or have{" "}
        <Link to="/sample">a sample</Link> sent home.
      </p>
    </>
  );
}

export function Teas(): ReactNode {
  return (
    <>
      <h1>What we pour</h1>
      <ul className="teas">
        {TEAS.map(({ slug, name, notes, colour }) => (
          <li key={slug} style={{ borderTopColor: colour }}>
            <h2>{name}</h2>
            <p>{notes}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

export function Brewing(): ReactNode {
  const [cups, setCups] = useState(1);
  return (
    <>
      <h1>How we brew</h1>
      <p>
        For {cups} {cups === 1 ? "cup" : "cups"}:{" "}
        <button type="button" onClick={() => setCups(cups + 1)}>
          One more cup
        </button>
      </p>
      <ol className="steps">
        <li>Warm the pot, and pour that water away.</li>
        <li>Take {3 * cups} grams of leaves: a flat spoon for each cup.</li>
        <li>Let the kettle rest for a minute, then pour {200 * cups} millilitres.</li>
        <li>Wait three minutes. Smell it first.</li>
      </ol>
      <Slot touchpoint="guide" />
    </>
  );
}

function Ordered({ tea }: { tea: string }): ReactNode {
  useTouchpoint("sample-ordered", { tea });
  return (
    <>
      <h1>On its way</h1>
      <p>
        Ten grams of {TEAS.find(({ slug }) => slug === tea)?.name} leave tomorrow. Meanwhile:{" "}
        <Link to="/brewing">how we brew</Link>.
      </p>
    </>
  );
}

export function Sample(): ReactNode {
  const [ordered, setOrdered] = useState<string>();
  const order = (form: FormData): void => {
    const tea = form.get("tea");
    if (typeof tea === "string") setOrdered(tea);
  };
  if (ordered) return <Ordered tea={ordered} />;
  return (
    <>
      <h1>A sample</h1>
      <form action={order}>
        <label>
          Which tea?
          <select name="tea">
            {TEAS.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button>Send me ten grams</button>
      </form>
    </>
  );
}
