import { loadavg } from "node:os";

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** What a figure has to be. */
export interface Demand {
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** What was measured, and whether it is as it has to be. */
export class Figures {
  readonly all: Figure[] = [];
  readonly failed: string[] = [];
  private scenario = "";

  constructor(private readonly print: (line: string) => void) {}

  begin(scenario: string): void {
    this.scenario = scenario;
    this.print(`\n${scenario}`);
    this.note("load average before", loadavg()[0] ?? 0, "");
  }

  note(name: string, value: number, unit: string, demand: Demand = {}): void {
    const rounded = Math.round(value * 100) / 100;
    const full = `${this.scenario}: ${name}`;
    this.all.push({ name: full, value: rounded, unit });
    const { atMost = Infinity, atLeast = -Infinity } = demand;
    const isGood = rounded <= atMost && rounded >= atLeast;
    if (!isGood) this.failed.push(full);
    this.print(
      `  ${name.padEnd(62)} ${String(rounded).padStart(12)} ${unit.padEnd(8)}${verdict(demand, isGood)}`,
    );
  }

  /** Something that must not happen at all. */
  none(name: string, count: number): void {
    this.note(name, count, "", { atMost: 0 });
  }

  fail(reason: unknown): void {
    this.failed.push(this.scenario);
    this.print(`  it could not be carried out: ${reason instanceof Error ? reason.stack : String(reason)}`);
  }
}

function verdict({ atMost, atLeast }: Demand, isGood: boolean): string {
  if (atMost === undefined && atLeast === undefined) return "";
  const wanted = atMost === undefined ? `at least ${String(atLeast)}` : `at most ${atMost}`;
  return isGood ? ` ok (${wanted})` : ` NOT GOOD (${wanted})`;
}

/** The value below which this share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
