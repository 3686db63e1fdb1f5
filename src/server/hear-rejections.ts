import type { Logger } from "pino";

interface Process {
  on(event: "unhandledRejection", listener: (reason: unknown) => void): unknown;
}

/**
 * graphql leaves a rejection to nobody where one item of a list fails at once and another of them later. The
 * answer tells of it all the same, and it is no reason for the process to end, as Node would have it.
 */
export function hearRejections(process: Process, log: Logger): void {
  process.on("unhandledRejection", (reason) => log.error({ err: reason }, "nobody heard of this failure"));
}
