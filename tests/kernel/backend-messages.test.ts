import { PassThrough } from "node:stream";
import fc from "fast-check";
import { Parser } from "pg-protocol/dist/parser";
import { DataRow, readMessages } from "../../src/kernel/database/protocol/backend-messages";

function message(code: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(code);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function field(text: string | null): Buffer {
  const bytes = Buffer.from(text ?? "");
  const length = Buffer.alloc(4);
  length.writeInt32BE(text === null ? -1 : bytes.length);
  return Buffer.concat([length, bytes]);
}

function row(texts: readonly (string | null)[]): Buffer {
  const count = Buffer.alloc(2);
  count.writeInt16BE(texts.length);
  return message("D", Buffer.concat([count, ...texts.map(field)]));
}

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.constantFrom(null, "", "D", "\0D\0"),
);

/** What a server says between its rows. */
const messages = fc.array(
  fc.oneof(
    fc.array(text, { maxLength: 5 }).map(row),
    fc.constantFrom(
      message("2", Buffer.alloc(0)),
      message("Z", Buffer.from("T")),
      message("C", Buffer.from("SELECT 2\0")),
      message("A", Buffer.from("\0\0\0\x07events\0D\0")),
      message("E", Buffer.from("SERROR\0C22012\0Mdivision by zero\0\0")),
    ),
  ),
  { maxLength: 12 },
);

function cut(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

test("however what is sent is cut, all of it is told once, in order, and as pg reads it", () => {
  fc.assert(
    fc.property(messages, fc.array(fc.nat(), { maxLength: 8 }), (sent, places) => {
      const bytes = Buffer.concat(sent);
      const expected: unknown[] = [];
      new Parser().parse(bytes, ({ name, ...rest }) => expected.push({ name, ...rest }));
      const stream = new PassThrough();
      const heard: unknown[] = [];
      readMessages(stream, (one) => {
        if (one instanceof DataRow)
          heard.push({
            name: one.name,
            length: one.end - one.start + 4,
            fieldCount: one.fields.length,
            fields: one.fields,
          });
        else heard.push({ ...one });
      });
      for (const chunk of cut(bytes, places)) stream.emit("data", chunk);

      expect(heard).toEqual(expected);
    }),
    { numRuns: 1_000 },
  );
});
