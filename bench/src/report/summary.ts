import type { Cell, Measurement } from "../measure/measurement.ts";
import { median } from "./statistics.ts";

/** One server in one cell, over all repetitions. */
export interface ServerSummary {
  readonly server: string;
  readonly requestsPerSecond: number;
  readonly slowest: number;
  readonly fastest: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly serverCpuMs: number;
  readonly databaseCpuMs: number;
  readonly serverBusy: number;
  readonly databaseBusy: number;
  readonly loadBusy: number;
}

interface Ratio {
  readonly of: string;
  readonly to: string;
  readonly value: number;
}

export interface CellSummary extends Cell {
  readonly servers: readonly ServerSummary[];
  readonly ratios: readonly Ratio[];
}

const OURS = /^ours/;

/** What other processes took of the machine, in cores: figures of a disturbed run tell little. */
export interface Disturbance {
  readonly median: number;
  readonly most: number;
}

export function disturbance(measurements: readonly Measurement[]): Disturbance {
  const shares = measurements.map(({ othersBusy }) => othersBusy);
  return { median: median(shares), most: Math.max(...shares) };
}

export function summarize(measurements: readonly Measurement[]): readonly CellSummary[] {
  const cells = new Map<string, Measurement[]>();
  for (const measurement of measurements) {
    const key = `${measurement.operation} ${measurement.connections}`;
    cells.set(key, [...(cells.get(key) ?? []), measurement]);
  }
  return [...cells.values()].flatMap(summarizeCell);
}

function summarizeCell(measurements: readonly Measurement[]): readonly CellSummary[] {
  const [first] = measurements;
  if (!first) return [];
  const { operation, connections } = first;
  const names = [
    ...new Set(measurements.filter(({ repetition }) => repetition === 0).map(({ server }) => server)),
  ];
  const ours = names.filter((name) => OURS.test(name));
  const others = names.filter((name) => !OURS.test(name));
  const ratios = ours.flatMap((of) => others.map((to) => ({ of, to, value: ratio(measurements, of, to) })));
  return [
    { operation, connections, servers: names.map((name) => summarizeServer(measurements, name)), ratios },
  ];
}

function summarizeServer(measurements: readonly Measurement[], server: string): ServerSummary {
  const own = measurements.filter((measurement) => measurement.server === server);
  const rates = own.map(({ requestsPerSecond }) => requestsPerSecond);
  const middle = (
    field: "p50Ms" | "p99Ms" | "serverCpuMs" | "databaseCpuMs" | "serverBusy" | "databaseBusy" | "loadBusy",
  ) => median(own.map((measurement) => measurement[field]));
  return {
    server,
    requestsPerSecond: median(rates),
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
    p50Ms: middle("p50Ms"),
    p99Ms: middle("p99Ms"),
    serverCpuMs: middle("serverCpuMs"),
    databaseCpuMs: middle("databaseCpuMs"),
    serverBusy: middle("serverBusy"),
    databaseBusy: middle("databaseBusy"),
    loadBusy: middle("loadBusy"),
  };
}

/** The middle of the ratios within each repetition: what disturbs the machine for a while disturbs both. */
function ratio(measurements: readonly Measurement[], of: string, to: string): number {
  const rate = (server: string, repetition: number): number =>
    measurements.find((found) => found.server === server && found.repetition === repetition)
      ?.requestsPerSecond ?? Number.NaN;
  const repetitions = [...new Set(measurements.map(({ repetition }) => repetition))];
  return median(repetitions.map((repetition) => rate(of, repetition) / rate(to, repetition)));
}
