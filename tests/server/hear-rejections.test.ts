import { EventEmitter } from "node:events";
import { pino } from "pino";
import { hearRejections } from "../../src/server/hear-rejections";

test("a failure that nobody heard of is a line of the log, and Node is told that somebody did", () => {
  const lines: string[] = [];
  const process = new EventEmitter();
  hearRejections(process, pino({}, { write: (line: string) => void lines.push(line) }));

  const isHeard = process.emit("unhandledRejection", new Error("too late"));

  expect(isHeard).toBe(true);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { level: 50, err: { message: "too late" }, msg: "nobody heard of this failure" },
  ]);
});
