import type { CellSummary, Disturbance, ServerSummary } from "./summary.ts";

const HEADER = [
  "server",
  "requests/s (min..max)",
  "p50 ms",
  "p99 ms",
  "server CPU ms",
  "database CPU ms",
  "server busy",
  "database busy",
  "load busy",
];

/** Markdown that reads well in a terminal too. */
export function table(cells: readonly CellSummary[], { median, most }: Disturbance): string {
  const others = `Other processes took ${median.toFixed(2)} cores meanwhile (median; at most ${most.toFixed(2)}).`;
  return [...cells.map(cellTable), others].join("\n");
}

function cellTable({ operation, connections, servers, ratios }: CellSummary): string {
  const rows = [HEADER, ...servers.map(row)];
  const widths = HEADER.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  const title = `**${operation}, ${connections} ${connections === 1 ? "connection" : "connections"}**`;
  const told = ratios.map(({ of, to, value }) => `${of} / ${to} ${value.toFixed(2)}`).join(" · ");
  const [header = [], ...body] = rows;
  return [title, "", line(header), rule, ...body.map(line), "", ...(told ? [told, ""] : [])].join("\n");
}

function pad(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width);
}

function row(of: ServerSummary): readonly string[] {
  const share = (value: number): string => `${Math.round(value * 100)} %`;
  return [
    of.server,
    `${of.requestsPerSecond.toFixed(0)} (${of.slowest.toFixed(0)}..${of.fastest.toFixed(0)})`,
    of.p50Ms.toFixed(2),
    of.p99Ms.toFixed(2),
    of.serverCpuMs.toFixed(3),
    of.databaseCpuMs.toFixed(3),
    share(of.serverBusy),
    share(of.databaseBusy),
    share(of.loadBusy),
  ];
}
