import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Numbers that payment processors publish for testing; none is of a real account. */
export const TEST_CARDS: readonly string[] = readFileSync(join(__dirname, "test-cards.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",")[0] ?? "");

export interface SampleMessage {
  readonly id: string;
  readonly text: string;
  readonly redact: boolean;
  readonly cards: readonly { readonly pan: string; readonly last4: string }[];
  readonly must_keep: readonly string[];
}

export const SAMPLE_MESSAGES: readonly SampleMessage[] = readFileSync(
  join(__dirname, "messages.jsonl"),
  "utf8",
)
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as SampleMessage);
