/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** A schema as people read it: what it is, its bounds, and the table of its keys. */
import type { Child } from "hono/jsx";
import type { Schema } from "./document.ts";

/** Text with `code` in it. */
export function prose(text: string): Child {
  return text.split("`").map((part, place) => (place % 2 ? <code>{part}</code> : part));
}

const nameOf = (ref: string): string => ref.split("/").at(-1) ?? "";

function separated(parts: Child[], by: string): Child {
  return parts.map((part, place) => (place ? [by, part] : part));
}

const literal = (value: unknown): Child => <code>{JSON.stringify(value)}</code>;

/** A schema in one line: what it is, and all its bounds, those of what is in it included. */
export function lineOf(schema: Schema): Child {
  return [kindOf(schema), boundsOf(schema)];
}

/** What a value is: a type, a list, one of some, or the name of a schema below. */
function kindOf(schema: Schema): Child {
  const { $ref, type, items, prefixItems, properties, additionalProperties } = schema;
  const choices = choicesOf(schema);
  if ($ref !== undefined) return <a href={`#schema-${nameOf($ref)}`}>{nameOf($ref)}</a>;
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return separated(schema.enum.map(literal), " | ");
  if (choices?.every((one) => one.properties)) return "one of these objects";
  if (choices) return separated(choices.map(lineOf), " | ");
  if (schema.allOf) return separated(schema.allOf.map(lineOf), " & ");
  if (prefixItems) return ["[", separated(prefixItems.map(lineOf), "; "), "]"];
  if (items) return ["list of ", ...innerOf(items)];
  if (properties) return "object";
  if (typeof additionalProperties === "object") return ["object of ", ...innerOf(additionalProperties)];
  return [type].flat().filter(Boolean).join(" | ") || "anything";
}

const choicesOf = ({ anyOf, oneOf }: Schema): Schema[] | undefined => anyOf ?? oneOf;

/** What a list or an object is of. Between brackets where it would run into what follows. */
function innerOf(schema: Schema): Child[] {
  const isLong = choicesOf(schema) !== undefined || boundsOf(schema).length > 0;
  return isLong ? ["(", lineOf(schema), ")"] : [lineOf(schema)];
}

/** Whole numbers of JavaScript are no bound that anybody meant. */
const isMeant = (bound: number | undefined): bound is number =>
  bound !== undefined && Number.isFinite(bound) && Math.abs(bound) < 2 ** 53 - 1;

function range(low: number | undefined, high: number | undefined, unit: string): string[] {
  if (isMeant(low) && isMeant(high)) return [`${low} to ${high}${unit}`];
  if (isMeant(low)) return [`at least ${low}${unit}`];
  return isMeant(high) ? [`at most ${high}${unit}`] : [];
}

/** Bounds, format and default, after what it is. */
function boundsOf(schema: Schema): Child[] {
  const { format, minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  const said = [
    ...(format ? [format] : []),
    ...range(minimum, maximum, ""),
    ...range(minLength, maxLength, " characters"),
    ...range(minItems, maxItems, " entries"),
  ];
  const parts: Child[] = said.map((one) => `, ${one}`);
  if (schema.pattern) parts.push([", ", <code>{schema.pattern}</code>]);
  if (schema.default !== undefined) parts.push([", default ", literal(schema.default)]);
  return parts;
}

/** Objects within the schema that have no name of their own, each with its place. */
function nested(schema: Schema, place: string): [string, Schema][] {
  const { items, prefixItems = [], properties, additionalProperties, allOf = [] } = schema;
  const choices = choicesOf(schema) ?? [];
  const inner = [
    ...allOf,
    ...prefixItems,
    ...(items ? [items] : []),
    ...(typeof additionalProperties === "object" ? [additionalProperties] : []),
  ];
  const own: [string, Schema][] = properties ? [[place, schema]] : [];
  const within = Object.entries(properties ?? {}).flatMap(([key, one]) => nested(one, place ? `${place}.${key}` : key));
  return [
    ...own,
    ...choices.flatMap((one) => nested(one, [place, mark(one)].filter(Boolean).join(" "))),
    ...inner.flatMap((one) => nested(one, place)),
    ...within,
  ];
}

/** What tells one of several objects from the others: the key that can be one thing only. */
function mark({ properties = {} }: Schema): string {
  const [found] = Object.entries(properties).filter(([, one]) => one.enum?.length === 1);
  return found ? `${found[0]}: ${JSON.stringify(found[1].enum?.[0])}` : "";
}

/** A table that scrolls by itself where the window is narrower than it is. */
export function Table({
  label,
  heads,
  rows,
  caption,
}: {
  label: string;
  heads: string[];
  rows: [Child, Child][];
  caption?: Child;
}) {
  return (
    <div class="scroll" tabindex={0} role="group" aria-label={label}>
      <table>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, cell]) => (
            <tr>
              <th scope="row">{head}</th>
              <td>{cell}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A value with its bounds, and what it means. */
export function valueOf(schema: Schema, description = schema.description): Child {
  return [lineOf(schema), description !== undefined && <p>{prose(description)}</p>];
}

const standing = (isRequired: boolean, { readOnly: isReadOnly }: Schema): string =>
  [...(isRequired ? [] : ["optional"]), ...(isReadOnly ? ["read only"] : [])].join(", ");

function KeyTable({ place, schema }: { place: string; schema: Schema }) {
  const required = new Set(schema.required);
  const rows = Object.entries(schema.properties ?? {}).map(([key, one]): [Child, Child] => [
    [<code>{key}</code>, <span class="place">{standing(required.has(key), one)}</span>],
    valueOf(one),
  ]);
  return <Table label={place || "Keys"} heads={["Key", "Value"]} rows={rows} caption={place && <code>{place}</code>} />;
}

/** All of a schema: in one line, unless that is "object" and no more, then the keys of each object in it. */
export function SchemaView({ schema }: { schema: Schema }) {
  return (
    <>
      {schema.description && <p>{prose(schema.description)}</p>}
      {(!schema.properties || boundsOf(schema).length > 0) && <p>{lineOf(schema)}</p>}
      {nested(schema, "").map(([place, one]) => (
        <KeyTable place={place} schema={one} />
      ))}
    </>
  );
}
