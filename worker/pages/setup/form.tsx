/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** Parts of forms: a label with what it labels, and what was wrong with what was sent. */
import type { Child } from "hono/jsx";
import type { Fault } from "../../contract/problem.ts";
import type { Problem } from "../../http/problem.ts";

interface FieldProps {
  name: string;
  label: string;
  value?: string | undefined;
  hint?: string | undefined;
  /** Of the element: type, required, placeholder and the like. */
  [attribute: string]: unknown;
}

/** One line of text, or a number, or a colour: by `type`. */
export function Field({ name, label, value, hint, ...rest }: FieldProps) {
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        value={value ?? ""}
        {...(hint && { "aria-describedby": `${name}-hint` })}
        {...rest}
      />
      {hint && (
        <small id={`${name}-hint`} class="faint">
          {hint}
        </small>
      )}
    </p>
  );
}

export function Lines({ name, label, value, hint, ...rest }: FieldProps) {
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <textarea id={name} name={name} rows={4} {...(hint && { "aria-describedby": `${name}-hint` })} {...rest}>
        {value ?? ""}
      </textarea>
      {hint && (
        <small id={`${name}-hint`} class="faint">
          {hint}
        </small>
      )}
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

export function Select({ name, label, value, options }: SelectProps) {
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {options.map(([one, text]) => (
          <option value={one} selected={one === value}>
            {text}
          </option>
        ))}
      </select>
    </p>
  );
}

export function Check({ name, label, value, isOn }: { name: string; label: string; value?: string; isOn: boolean }) {
  return (
    <p class="check">
      <label>
        <input type="checkbox" name={name} value={value ?? "on"} checked={isOn} /> {label}
      </label>
    </p>
  );
}

/** What was wrong with a form, in the API's words: paths of its body, and sentences. */
export function Faults({ problem, title }: { problem: Problem | undefined; title: string }) {
  if (!problem) return null;
  const faults: Fault[] = problem.extras.errors ?? [];
  return (
    <div class="faults" role="alert">
      <h2>{title}</h2>
      <ul lang="en">
        {faults.map(({ path, message }) => (
          <li>
            {path}: {message}
          </li>
        ))}
        {faults.length === 0 && <li>{problem.message}</li>}
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
