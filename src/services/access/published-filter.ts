import { publicId, type Uuid } from "../../kernel/ids";

/** The prefix of the ids in a fact of a filter, by the fact's name. */
type IdFacts = Readonly<Record<string, string>>;

/** A saved filter as callers write it: with public ids, and without what was not given. */
export function publishedFilter(filter: object, idFacts: IdFacts): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(filter)
      .filter(([, value]) => value != null)
      .map(([name, value]) => {
        const prefix = idFacts[name];
        return [name, prefix ? publicId(prefix, value as Uuid) : published(value, idFacts)];
      }),
  );
}

function published(value: unknown, idFacts: IdFacts): unknown {
  if (Array.isArray(value)) return value.map((each) => published(each, idFacts));
  return typeof value === "object" && value !== null ? publishedFilter(value, idFacts) : value;
}
