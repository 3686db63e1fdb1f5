import fc from "fast-check";
import { InvalidError } from "../../src/kernel/errors";
import { newUuid } from "../../src/kernel/ids";
import { cursorBinding, decodeCursor, encodeCursor, type SortKeyType } from "../../src/kernel/paging/cursor";
import { pageRequest } from "../../src/kernel/paging/page-request";

const BINDING = cursorBinding("workspace", "cases", "updated_at");

const position = fc.oneof(
  fc.record({
    type: fc.constant<SortKeyType>("integer"),
    key: fc.integer(),
  }),
  fc.record({
    type: fc.constant<SortKeyType>("text"),
    key: fc.string({ unit: "grapheme", maxLength: 40 }).filter((text) => !text.includes("\0")),
  }),
  fc.record({
    type: fc.constant<SortKeyType>("timestamptz"),
    key: fc
      .date({
        min: new Date("0001-01-01T00:00:00.000Z"),
        max: new Date("9999-12-31T23:59:59.999Z"),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString()),
  }),
);

test("a cursor gives back the exact position it was made of", () => {
  fc.assert(
    fc.property(position, fc.uuid(), ({ type, key }, id) => {
      expect(decodeCursor(BINDING, type, encodeCursor(BINDING, { key, id }), "after")).toEqual({ key, id });
    }),
  );
});

test("no text makes the decoder fail other than by refusing the cursor", () => {
  const anything = fc.oneof(
    fc.string(),
    fc.json().map((json) => Buffer.from(json).toString("base64url")),
    fc
      .tuple(fc.constant(1), fc.constant(BINDING), fc.jsonValue(), fc.jsonValue())
      .map((parts) => Buffer.from(JSON.stringify(parts)).toString("base64url")),
  );
  fc.assert(
    fc.property(anything, (text) => {
      expect(() => decodeCursor(BINDING, "integer", text, "after")).toThrow(InvalidError);
    }),
  );
});

test.each<[string, SortKeyType, string | number]>([
  ["a time where a number is due", "integer", "2026-01-01T00:00:00.000Z"],
  ["SQL where a time is due", "timestamptz", "now()"],
  ["a month that no year has", "timestamptz", "2026-99-99T00:00:00.000Z"],
  ["a day that its month does not have", "timestamptz", "2026-02-30T00:00:00.000Z"],
  ["an hour that no day has", "timestamptz", "2026-01-01T24:00:00.000Z"],
  ["the year 0, which PostgreSQL does not know", "timestamptz", "0000-06-01T00:00:00.000Z"],
  ["a number just beyond 32 bits", "integer", 2_147_483_648],
  ["a negative number just beyond 32 bits", "integer", -2_147_483_649],
  ["a fraction where a rank is due", "integer", 1.5],
  ["text with half a character", "text", "a\ud800"],
  ["a time without milliseconds", "timestamptz", "2026-01-01T00:00:00Z"],
  ["a number too large to be a rank", "integer", 12_345_678_901],
  ["text with a null character, which PostgreSQL cannot hold", "text", "a\0b"],
  ["text without end", "text", "x".repeat(1_001)],
])("refuses a forged key: %s", (_, type, key) => {
  const forged = encodeCursor(BINDING, { key, id: newUuid() });

  expect(() => decodeCursor(BINDING, type, forged, "after")).toThrow(InvalidError);
});

test("the binding differs with each part of it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue(), { maxLength: 4 }),
      fc.array(fc.jsonValue(), { maxLength: 4 }),
      (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));

        expect(cursorBinding(...a)).not.toBe(cursorBinding(...b));
      },
    ),
  );
});

test.each([
  [{}, { size: 25, backwards: false, cursor: null }],
  [
    { first: 100, after: "c" },
    { size: 100, backwards: false, cursor: "c" },
  ],
  [
    { last: 0, before: "c" },
    { size: 0, backwards: true, cursor: "c" },
  ],
  [
    { first: null, last: 3 },
    { size: 3, backwards: true, cursor: null },
  ],
])("the arguments %j ask for %j", (given, request) => {
  expect(pageRequest(given)).toEqual(request);
});

test.each([
  [{ first: 101 }, "first"],
  [{ first: -1 }, "first"],
  [{ last: 101 }, "last"],
  [{ first: 1, last: 1 }, "last"],
  [{ first: 1, before: "c" }, "before"],
  [{ before: "c" }, "before"],
  [{ last: 1, after: "c" }, "after"],
])("the arguments %j are refused at %s", (given, field) => {
  expect(() => pageRequest(given)).toThrow(expect.objectContaining({ field: [field] }));
});
