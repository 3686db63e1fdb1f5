import { instant } from "./dialect.ts";

/** Brings instants, amounts and the spelling of kinds of authors to the common form, wherever they stand. */
export function commonForm<Answer>(value: unknown): Answer {
  return formed(value) as Answer;
}

function formed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(formed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, field(name, of)]));
}

function field(name: string, value: unknown): unknown {
  if (name.endsWith("At") && typeof value === "string") return instant(value);
  if (name === "amountMinor") return String(value);
  if (name === "authorKind") return value === "apiKey" ? "API_KEY" : String(value).toUpperCase();
  return formed(value);
}
