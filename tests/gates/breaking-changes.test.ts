import { buildSchema } from "graphql";
import { breakingChanges } from "../../scripts/generated/breaking-changes";

const TODAY = "2026-06-01";

const published = (reason: string | null): string => `
  type Query {
    kept: Int
    old(by: Int ${reason === null ? "" : `@deprecated(reason: "${reason}")`}): Kind
    ${reason === null ? "gone: Int" : `gone: Int @deprecated(reason: "${reason}")`}
  }
  enum Kind { KEPT ${reason === null ? "DROPPED" : `DROPPED @deprecated(reason: "${reason}")`} }`;

const NEXT = `
  type Query { old: Kind, kept: Int }
  enum Kind { KEPT }`;

const breaks = (reason: string | null): readonly string[] =>
  breakingChanges(buildSchema(published(reason)), buildSchema(NEXT), TODAY);

test("tells what clients would miss", () => {
  expect(breaks(null)).toEqual([
    "Query.gone was removed.",
    "Query.old arg by was removed.",
    "DROPPED was removed from enum type Kind.",
  ]);
});

test("what was announced may go on its day", () => {
  expect(breaks("Unused; removal 2026-06-01; use old")).toEqual([]);
});

test.each(["Unused; removal 2026-06-02; use old", "Unused."])(
  "refuses a removal announced as %p",
  (reason) => {
    expect(breaks(reason)).toHaveLength(3);
  },
);

test("an addition breaks nobody", () => {
  expect(breakingChanges(buildSchema(NEXT), buildSchema(published(null)), TODAY)).toEqual([]);
});
