/** A variable in a text, and what stands in for it when it has no value. */
export interface Placeholder {
  readonly name: string;
  readonly substitute: string | null;
  /** As it was written, with its braces. */
  readonly written: string;
  /** Where it begins in the text. */
  readonly at: number;
}

/** A text in parts: plain pieces, and what is filled in between them. */
export type Template = readonly (string | Placeholder)[];

/** Where a text is no template, and why. */
export interface TemplateFault {
  readonly at: number;
  readonly reason: string;
}

export type Parsed =
  | { readonly template: Template; readonly fault: null }
  | { readonly template: null; readonly fault: TemplateFault };

const OPENING = "{{";

/** `{{ name }}`, `{{ name | "substitute" }}`, or `{{ "as it stands" }}`. In quotes, `\` writes a quote or itself. */
const EXPRESSION =
  /\{\{\s*(?:(?<name>[A-Za-z][A-Za-z0-9.]*)\s*(?:\|\s*"(?<substitute>(?:[^"\\]|\\["\\])*)"\s*)?|"(?<literal>(?:[^"\\]|\\["\\])*)"\s*)\}\}/y;

const FORM =
  'after "{{" a variable is named, with a substitute in straight quotes if you like, and "}}" ends it: {{customer.firstName | "there"}}. To write braces, quote them: {{"{{"}}';

/** Reads a text once from its beginning to its end, up to its first fault. */
export function parseTemplate(text: string): Parsed {
  const template: (string | Placeholder)[] = [];
  let from = 0;
  for (let at = text.indexOf(OPENING); at >= 0; at = text.indexOf(OPENING, from)) {
    EXPRESSION.lastIndex = at;
    const found = EXPRESSION.exec(text);
    if (!found) return { template: null, fault: { at, reason: FORM } };
    const { name, substitute, literal } = found.groups ?? {};
    if (at > from) template.push(text.slice(from, at));
    template.push(
      name === undefined
        ? unquoted(literal ?? "")
        : { name, substitute: substitute === undefined ? null : unquoted(substitute), written: found[0], at },
    );
    from = EXPRESSION.lastIndex;
  }
  if (from < text.length) template.push(text.slice(from));
  return { template, fault: null };
}

function unquoted(text: string): string {
  return text.replace(/\\(["\\])/g, "$1");
}

export interface FilledTemplate {
  readonly text: string;
  /** Variables that have neither a value nor a substitute, each once; in the text they stand as they were written. */
  readonly gaps: readonly Placeholder[];
}

/** Puts the values in their places. What a value says is never read again: braces in it are braces. */
export function fillTemplate(template: Template, valueOf: (name: string) => string | null): FilledTemplate {
  const gaps = new Map<string, Placeholder>();
  const pieces = template.map((part) => {
    if (typeof part === "string") return part;
    const value = valueOf(part.name) ?? part.substitute;
    if (value === null && !gaps.has(part.name)) gaps.set(part.name, part);
    return value ?? part.written;
  });
  return { text: pieces.join(""), gaps: [...gaps.values()] };
}

/** Line and column of a place in a text, as people count them. */
export function placeIn(text: string, at: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, at).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
