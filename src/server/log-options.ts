import type { LoggerOptions } from "pino";
import type { Config } from "../kernel/config";
import { safeJson } from "../kernel/firewall/admit";
import { maskCardData } from "../kernel/firewall/mask-card-data";

/** How the log is written, wherever its lines go. */
export function logOptions(level: Config["LOG_LEVEL"]): LoggerOptions {
  return {
    level,
    // Credentials travel in headers; no log line may hold one.
    redact: ["req.headers.authorization", "req.headers.cookie"],
    // The last word on every line: also what a fault of ours, or the database, says of a caller's text.
    hooks: { streamWrite: safeLine },
  };
}

/** What the logger itself writes at the beginning of a line, and the ids of requests: of us, or looked at before. */
const OWN_WORDS =
  /^\{"level":\d+,"time":\d+,"pid":\d+,"hostname":"[^"\\]*"|"requestId":"[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}"|"status":\d{3},"milliseconds":\d{1,9}\b/g;

/** The line without card data, and still JSON: a number without quotes gets them. */
function safeLine(line: string): string {
  // Most of the digits of nearly all lines are our own, and telling them from a card's takes long.
  if (maskCardData(line.replaceAll(OWN_WORDS, "")).found.length === 0) return line;
  const safe = JSON.stringify(safeJson(JSON.parse(line) as Record<string, unknown>));
  return `${maskCardData(safe).text}\n`;
}
