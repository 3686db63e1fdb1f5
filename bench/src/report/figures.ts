import type { CellSummary } from "./summary.ts";

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Every number of the table by a name of its own, for other programs. */
export function figures(cells: readonly CellSummary[]): { readonly figures: readonly Figure[] } {
  return { figures: cells.flatMap(figuresOf) };
}

function figuresOf({ operation, connections, servers, ratios }: CellSummary): readonly Figure[] {
  const cell = `${operation}/${connections}`;
  const absolute = servers.flatMap((of) => [
    { name: `${cell}/${of.server}/rate`, value: of.requestsPerSecond, unit: "requests/s" },
    { name: `${cell}/${of.server}/rate-min`, value: of.slowest, unit: "requests/s" },
    { name: `${cell}/${of.server}/rate-max`, value: of.fastest, unit: "requests/s" },
    { name: `${cell}/${of.server}/p50`, value: of.p50Ms, unit: "ms" },
    { name: `${cell}/${of.server}/p99`, value: of.p99Ms, unit: "ms" },
    { name: `${cell}/${of.server}/server-cpu`, value: of.serverCpuMs, unit: "ms/request" },
    { name: `${cell}/${of.server}/database-cpu`, value: of.databaseCpuMs, unit: "ms/request" },
  ]);
  const relative = ratios.map(({ of, to, value }) => ({
    name: `${cell}/${of}/of-${to}`,
    value,
    unit: "ratio",
  }));
  return [...absolute, ...relative];
}
