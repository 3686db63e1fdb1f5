import fc from "fast-check";
import { parseAnyArray, textArray } from "../../src/kernel/database/text-arrays";

/** As PostgreSQL writes an element: in quotes where it must. */
function written(element: string | null): string {
  if (element === null) return "NULL";
  const needsQuotes = element === "" || /[\s"\\{},]/.test(element) || element.toUpperCase() === "NULL";
  return needsQuotes ? `"${element.replace(/["\\]/g, String.raw`\$&`)}"` : element;
}

test("arrays of text are read as pg reads them, whatever they hold", () => {
  const element = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 6 }),
    fc.stringMatching(/^[a-z:_]{1,12}$/),
    fc.constantFrom(null, "NULL", "null", "NULLABLE", "{}", "a,b", '"', "\\", " "),
  );

  fc.assert(
    fc.property(fc.array(element, { maxLength: 6 }), (elements) => {
      const text = `{${elements.map(written).join(",")}}`;

      expect(textArray(text)).toEqual(elements);
      expect(textArray(text)).toEqual(parseAnyArray(text));
    }),
    { numRuns: 1_000 },
  );
});

test("arrays of arrays are read as pg reads them", () => {
  expect(textArray("{{a,b},{c,d}}")).toEqual(parseAnyArray("{{a,b},{c,d}}"));
});
