/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** Parts of forms: a label with what it labels, what was wrong with what was sent, and buttons. */
import { type Child, createContext, useContext } from "hono/jsx";
import type { Told } from "./faults.ts";

/** What is wrong with the fields of the form around them. */
const Wrong = createContext<readonly Told[]>([]);

/** Around the fields of a form that could not be saved: each then says what is wrong with it. */
export function Checked({ told, children }: { told: readonly Told[]; children?: Child }) {
  return <Wrong.Provider value={told}>{children}</Wrong.Provider>;
}

/** What a field says of itself: attributes of its element, and what stands below it. */
function about(name: string, hint?: Child) {
  const faults = useContext(Wrong).filter(({ field }) => field === name);
  const isWrong = faults.length > 0;
  const ids = [...(isWrong ? [`${name}-fault`] : []), ...(hint ? [`${name}-hint`] : [])];
  const attributes = {
    ...(isWrong && { "aria-invalid": "true" as const }),
    ...(ids.length > 0 && { "aria-describedby": ids.join(" ") }),
  };
  const below = (
    <>
      {isWrong && (
        <small id={`${name}-fault`} class="wrong">
          {faults.map(({ text, lang }) => (
            <span lang={lang}>{text} </span>
          ))}
        </small>
      )}
      {hint && (
        <small id={`${name}-hint`} class="faint">
          {hint}
        </small>
      )}
    </>
  );
  return { attributes, below };
}

interface FieldProps {
  name: string;
  label: string;
  value?: string | undefined;
  hint?: Child;
  /** Of the element: type, required, placeholder and the like. */
  [attribute: string]: unknown;
}

/** One line of text, or a number, or a colour: by `type`. */
export function Field({ name, label, value, hint, ...rest }: FieldProps) {
  const { attributes, below } = about(name, hint);
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <input id={name} name={name} value={value ?? ""} {...attributes} {...rest} />
      {below}
    </p>
  );
}

export function Lines({ name, label, value, hint, ...rest }: FieldProps) {
  const { attributes, below } = about(name, hint);
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <textarea id={name} name={name} rows={4} {...attributes} {...rest}>
        {value ?? ""}
      </textarea>
      {below}
    </p>
  );
}

interface SelectProps {
  name: string;
  label: string;
  value: string | undefined;
  /** Values with their names. */
  options: readonly (readonly [value: string, name: string])[];
}

export function Select({ name, label, value = "", options }: SelectProps) {
  const { attributes, below } = about(name);
  // What is not offered any more is not changed into another one unseen.
  const all = value === "" || options.some(([one]) => one === value) ? options : [[value, value] as const, ...options];
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name} {...attributes}>
        {all.map(([one, text]) => (
          <option value={one} selected={one === value}>
            {text}
          </option>
        ))}
      </select>
      {below}
    </p>
  );
}

/** A box. Without a value it is the only one of its name, which a fault leads to. */
export function Check({ name, label, value, isOn }: { name: string; label: string; value?: string; isOn: boolean }) {
  return (
    <p class="check">
      <label>
        <input
          id={value === undefined ? name : undefined}
          type="checkbox"
          name={name}
          value={value ?? "on"}
          checked={isOn}
        />{" "}
        {label}
      </label>
    </p>
  );
}

/** Boxes of one name, any of which may be checked. */
export function Checks({ name, label, children }: { name: string; label: string; children?: Child }) {
  const { attributes, below } = about(name);
  return (
    <fieldset id={name} tabindex={-1} aria-describedby={attributes["aria-describedby"]}>
      <legend>{label}</legend>
      {children}
      {below}
    </fieldset>
  );
}

/** What was wrong with a form, each fault with the way to its field. It is where the page begins. */
export function Faults({ told, title, colon }: { told: readonly Told[]; title: string; colon: string }) {
  if (told.length === 0) return null;
  return (
    <div class="faults" role="alert" tabindex={-1} autofocus>
      <h2>{title}</h2>
      <ul>
        {told.map(({ field, label, text, lang }) => (
          <li>
            {label !== undefined && (field === undefined ? <code>{label}</code> : <a href={`#${field}`}>{label}</a>)}
            {label !== undefined && colon}
            <span lang={lang}>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ActProps {
  action: string;
  name?: string;
  value?: string;
  /** What it is done to, for those who do not see what the button stands beside. */
  label?: string;
  children?: Child;
}

/** A button that does something, and needs no other field. */
export function Act({ action, name, value, label, children }: ActProps) {
  return (
    <form method="post" action={action} class="act">
      <button type="submit" name={name} value={value}>
        {children}
        {label !== undefined && <span class="unseen">{` ${label}`}</span>}
      </button>
    </form>
  );
}

interface SureProps extends ActProps {
  /** What is done. */
  text: string;
  /** What will be then. */
  what: string;
}

/** As Act, for what cannot be taken back: the button is folded, behind a sentence that says what it does. */
export function Sure({ text, what, ...act }: SureProps) {
  return (
    <details class="sure">
      <summary>
        {text}
        {act.label !== undefined && <span class="unseen">{` ${act.label}`}</span>}
      </summary>
      <div>
        <p>{what}</p>
        <Act {...act}>{text}</Act>
      </div>
    </details>
  );
}
