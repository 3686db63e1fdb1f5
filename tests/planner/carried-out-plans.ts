import type { Variables } from "../support/api-client";
import type { World } from "../support/world";

/** How PostgreSQL carried out one statement. */
export interface CarriedOut {
  readonly statement: string;
  /** Tables that were read from end to end. */
  readonly scanned: readonly string[];
  /** Rows that were read and were of no use. */
  readonly thrownAway: number;
  /** Rows that any one step handed on at most. */
  readonly handedOn: number;
}

/** Hears the plans that the sessions of a talkative database tell. */
export class CarriedOutPlans {
  private readonly told: string[] = [];
  private readonly heard = new WeakSet();

  constructor(
    private readonly redress: World,
    private readonly api = redress.api,
  ) {
    redress.platform.pool.on("acquire", (client) => {
      if (this.heard.has(client)) return;
      this.heard.add(client);
      client.on("notice", ({ message }) => void this.told.push(message ?? ""));
    });
  }

  /** The plans of all that a document reads. */
  async of(document: string, variables: Variables = {}): Promise<readonly CarriedOut[]> {
    await this.settle();
    this.told.length = 0;
    await this.api.data(document, variables);
    await this.settle();
    return this.told.filter((plan) => plan.includes("plan:")).map(carriedOut);
  }

  /** A statement's plan is told when the next one follows, or when its transaction ends. */
  private async settle(): Promise<void> {
    const { pool } = this.redress.platform;
    const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
    await Promise.all(clients.map((client) => client.query("set local application_name = 'settled'")));
    clients.forEach((client) => client.release());
  }
}

/** What is compared in memory was counted when it was read. */
const IN_MEMORY = /^.*(?:Materialize|Memoize|Rows Removed by Join Filter).*$/gm;

/** Where a statement takes no parameters, its plan follows. */
const BEHIND_STATEMENT = /\nQuery Parameters:|\n[A-Z][^\n]*\(cost=/;

function carriedOut(told: string): CarriedOut {
  const plan = told.replaceAll(IN_MEMORY, "");
  const numbers = (pattern: RegExp): readonly number[] =>
    [...plan.matchAll(pattern)].map(([, rows, loops = "1"]) => Number(rows) * Number(loops));
  return {
    statement: plan.split("Query Text:")[1]?.split(BEHIND_STATEMENT)[0]?.trim() ?? plan,
    scanned: [...plan.matchAll(/Seq Scan on (\w+)/g)].map(([, table]) => table ?? ""),
    thrownAway: numbers(/Rows Removed by [\w ]+: (\d+)/g).reduce((sum, rows) => sum + rows, 0),
    handedOn: Math.max(0, ...numbers(/actual rows=([\d.]+) loops=(\d+)/g)),
  };
}
