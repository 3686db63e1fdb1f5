import { snippetOf } from "../../src/services/search/snippet";
import { wordsOf } from "../../src/services/search/words-of";

/** The words that a snippet marks. */
function marked(text: string, query: string): readonly string[] {
  const snippet = snippetOf(text, wordsOf(query));
  return snippet.highlights.map(({ start, end }) => snippet.text.slice(start, end));
}

test.each([
  ["Two payments failed.", "payment", ["payments"]],
  ["It was declined twice.", "declining", ["declined"]],
  ["Die Rückerstattungen fehlen.", "ruckerstattung", ["Rückerstattungen"]],
  ["El débito no está.", "debito", ["débito"]],
  ["A cat and a cathedral.", "cat", ["cat"]],
  ["Nothing of it.", "payment", []],
])("in %j %j marks %j", (text, query, words) => {
  expect(marked(text, query)).toEqual(words);
});

test("a short text is shown whole", () => {
  expect(snippetOf("Where is it?", ["where"]).text).toBe("Where is it?");
});

test("of a long text the part with the most of the words is shown", () => {
  const text = `${"One payment came. ".repeat(30)}Then the payment to the lighthouse was lost. ${"More. ".repeat(60)}`;

  const { text: shown } = snippetOf(text, wordsOf("lighthouse payment"));

  expect(shown).toContain("payment to the lighthouse");
  expect(shown.startsWith("…") && shown.endsWith("…")).toBe(true);
  expect(shown.length).toBeLessThan(230);
});

test("no character is cut in two", () => {
  const { text } = snippetOf("💳".repeat(500), ["nothing"]);

  expect(text.isWellFormed()).toBe(true);
});
