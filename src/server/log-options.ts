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

/** The line without card data, and still JSON: a number without quotes gets them. */
function safeLine(line: string): string {
  if (maskCardData(line).found.length === 0) return line;
  const safe = JSON.stringify(safeJson(JSON.parse(line) as Record<string, unknown>));
  return `${maskCardData(safe).text}\n`;
}
