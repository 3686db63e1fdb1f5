import fc from "fast-check";
import {
  fillTemplate,
  parseTemplate,
  placeIn,
  type Placeholder,
  type Template,
} from "../../src/services/cases/macros/template";

type Part = string | Pick<Placeholder, "name" | "substitute">;

const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** Texts in which braces, quotes and backslashes are common. */
const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom("{", "}", "{{", "}}", '"', "\\", "|", " ", "\n", "case.number"),
    fc.string(),
  ),
  maxLength: 12,
});

const names = fc.constantFrom("customer.name", "case.number", "x");

const placeholders = fc.record({ name: names, substitute: fc.option(texts) });

const parts: fc.Arbitrary<readonly Part[]> = fc.array(fc.oneof(texts, placeholders), { maxLength: 8 });

const spaces = fc.constantFrom("", " ", "\n  ");

/** A text that means these parts; pieces are quoted. */
function write(all: readonly Part[], space: string): string {
  return all
    .map((part) => {
      if (typeof part === "string") return `{{${space}${quoted(part)}${space}}}`;
      const substitute = part.substitute === null ? "" : `${space}|${space}${quoted(part.substitute)}`;
      return `{{${space}${part.name}${space}${substitute}${space}}}`;
    })
    .join("");
}

function parsed(text: string): Template {
  const { template, fault } = parseTemplate(text);
  if (!template) throw new Error(`${text} is refused: ${fault.reason}`);
  return template;
}

test("a text without two opening braces means itself", () => {
  fc.assert(
    fc.property(texts, (text) => {
      fc.pre(!text.includes("{{"));
      expect(fillTemplate(parsed(text), () => null)).toEqual({ text, gaps: [] });
    }),
  );
});

test("what was written is read again, part by part, each where it stands", () => {
  fc.assert(
    fc.property(parts, spaces, (all, space) => {
      const text = write(all, space);

      const read = parsed(text);

      expect(
        read.map((part) =>
          typeof part === "string" ? part : { name: part.name, substitute: part.substitute },
        ),
      ).toEqual(all);
      for (const part of read)
        if (typeof part !== "string") expect(text.startsWith(part.written, part.at)).toBe(true);
    }),
  );
});

test("values are put in once, whatever they say, and only what has none is a gap", () => {
  const values = fc.dictionary(names, texts, { noNullPrototype: true });
  fc.assert(
    fc.property(parts, values, (all, known) => {
      const valueOf = (name: string): string | null => known[name] ?? null;

      const { text, gaps } = fillTemplate(parsed(write(all, "")), valueOf);

      const expected = all.map((part) => {
        if (typeof part === "string") return part;
        return valueOf(part.name) ?? part.substitute ?? `{{${part.name}}}`;
      });
      const missing = all.flatMap((part) =>
        typeof part !== "string" && valueOf(part.name) === null && part.substitute === null
          ? [part.name]
          : [],
      );
      expect(text).toBe(expected.join(""));
      expect(gaps.map(({ name }) => name)).toEqual([...new Set(missing)]);
    }),
  );
});

test("any text is read or refused at a place within it, where braces open", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { fault } = parseTemplate(text);

      expect(fault === null || text.startsWith("{{", fault.at)).toBe(true);
    }),
  );
});

test("the longest text is read in no time, however it plays with braces", () => {
  const hostile = ["{{", "{{a", '{{a | "', '{{"\\', "{{ ".padEnd(5_000), '{{a|"'.repeat(3)];

  const started = process.hrtime.bigint();
  for (const text of hostile) parseTemplate(text.repeat(Math.ceil(20_000 / text.length)));

  expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(200);
});

test.each([
  ["Hello {{customer.name", 6],
  ["{{}}", 0],
  ["{{customer.name | there}}", 0],
  ["{{customer.name | “there”}}", 0],
  ['{{customer.name | "there}}', 0],
  ["{{#if customer.name}}", 0],
  ["{{customer name}}", 0],
  ["{{constructor.prototype()}}", 0],
])("%s is refused where it breaks off", (text, at) => {
  expect(parseTemplate(text)).toMatchObject({ template: null, fault: { at } });
});

test("a place is told as people count: lines and columns from one on", () => {
  expect([placeIn("a\nbc", 0), placeIn("a\nbc", 2), placeIn("a\nbc", 3)]).toEqual([
    { line: 1, column: 1 },
    { line: 2, column: 1 },
    { line: 2, column: 2 },
  ]);
});
