import { StatementNames } from "../../src/kernel/database/statement-names";

function names(most: number): { readonly names: StatementNames; pass(milliseconds: number): void } {
  let now = 0;
  return {
    names: new StatementNames({ most, periodMs: 1_000, clock: () => now }),
    pass: (milliseconds) => void (now += milliseconds),
  };
}

/** A text is named from its second use on. */
function usedTwice(names: StatementNames, text: string): string | undefined {
  names.of(text);
  return names.of(text);
}

test("a text is named from its second use on, and keeps its name", () => {
  const { names: own } = names(10);

  const uses = [own.of("a"), own.of("a"), own.of("b"), own.of("a"), own.of("b")];

  expect(uses).toEqual([undefined, "s1", undefined, "s1", "s2"]);
});

test("no more texts are named than a connection should keep", () => {
  const { names: own } = names(100);

  const given = Array.from({ length: 5_000 }, (_, index) => usedTwice(own, `select ${index}`));

  expect(given.filter((name) => name !== undefined)).toHaveLength(100);
  expect(own.of("select 0")).toBe("s1");
});

test("names are given out afresh once the connections that knew the old ones are gone", () => {
  const { names: own, pass } = names(2);
  usedTwice(own, "old 1");
  usedTwice(own, "old 2");

  pass(999);
  const early = usedTwice(own, "new");
  pass(1);
  const late = usedTwice(own, "new");

  expect(early).toBeUndefined();
  // A connection may still know s1 and s2 by other texts.
  expect(late).toBe("s3");
});

test("a flood of texts that are used once leaves no trace of itself", () => {
  const { names: own } = names(10);
  usedTwice(own, "own");

  for (let index = 0; index < 1_000; index += 1) own.of(`flood ${index}`);

  expect(own.of("own")).toBe("s1");
  expect(usedTwice(own, "next")).toBe("s2");
});

test("two givers of names with other beginnings never give the same", () => {
  const one = new StatementNames({ most: 1, periodMs: 1_000 });
  const other = new StatementNames({ most: 1, periodMs: 1_000, prefix: "v" });

  expect([usedTwice(one, "a"), usedTwice(other, "a")]).toEqual(["s1", "v1"]);
});
