import fc from "fast-check";
import { closedValue } from "../../src/kernel/database/closed-value";
import { every, joined, NOTHING, some, sql, trusted, type Sql } from "../../src/kernel/database/sql";

/** Statements built at random: pieces within pieces, with a value here and there. */
const { piece } = fc.letrec<{ piece: Sql }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 4 },
    fc.string().map((value) => sql`x = ${value}`),
    fc.integer().map((value) => sql`${value} < y`),
    fc.array(tie("piece"), { maxLength: 4 }).map((pieces) => every(pieces)),
    fc.array(tie("piece"), { maxLength: 4 }).map((pieces) => some(pieces)),
    fc.tuple(tie("piece"), fc.string()).map(([inner, value]) => sql`not (${inner} and z = ${value})`),
  ),
}));

test("places are numbered in the order of their values, without a gap", () => {
  fc.assert(
    fc.property(piece, (built) => {
      const { text, values } = built.compile();

      const places = [...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));

      expect(places).toEqual(values.map((_, index) => index + 1));
    }),
  );
});

test("a value never becomes text", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((text) => !"select from things where name = $1".includes(text)),
      (value) => {
        const { text, values } = sql`select from things where name = ${value}`.compile();

        expect(text).toBe("select from things where name = $1");
        expect(values).toEqual([value]);
      },
    ),
  );
});

test("only what cannot end its quotes, and tells of nobody, is written into a text", () => {
  const word = fc.constantFrom("NEW", "WAITING_ON_CUSTOMER");
  const plain = fc.oneof(word, fc.uuid());
  const closed = fc.oneof(plain, fc.array(plain), fc.boolean(), fc.constant(null));
  const open = fc.oneof(
    fc.string().filter((text) => !/^[A-Z][A-Z_]*$/.test(text)),
    fc.stringMatching(/^[A-Z]{2,9}['"\\\n ]$/),
    fc.integer(),
    fc
      .array(fc.string({ minLength: 1 }), { minLength: 1 })
      .filter((texts) => !/^[A-Z_,]+$/.test(texts.join())),
  );

  fc.assert(fc.property(closed, (value) => expect(closedValue(value)).toMatch(/^(null|'[^'\\]*')$/)));
  fc.assert(fc.property(open, (value) => expect(closedValue(value)).toBeNull()));
  fc.assert(
    fc.property(closed, open, (first, second) => {
      expect(sql`a = ${first} and ${sql`b = ${second}`}`.writtenOut()).toBeNull();
    }),
  );
  expect(every([sql`a = ${"NEW"}`, sql`b = any(${["NEW", "OPEN"]}::text[])`]).writtenOut()).toBe(
    `(a = 'NEW' and b = any('{"NEW","OPEN"}'::text[]))`,
  );
});

test("a statement can be compiled twice, and be part of two others", () => {
  const own = sql`a = ${1}`;

  const both = joined([own, own], " or ").compile();

  expect(both).toEqual({ text: "a = $1 or a = $2", values: [1, 1] });
  expect(own.compile()).toEqual({ text: "a = $1", values: [1] });
});

test("no condition at all: all of them hold, and none of them does", () => {
  expect(every([]).compile().text).toBe("true");
  expect(some([]).compile().text).toBe("false");
  expect(joined([], ", ")).toBe(NOTHING);
});

test("conditions are kept together by brackets", () => {
  const either = some([sql`a = ${1}`, sql`b = ${2}`]);

  expect(every([either, trusted("c")]).compile()).toEqual({
    text: "((a = $1 or b = $2) and c)",
    values: [1, 2],
  });
});
