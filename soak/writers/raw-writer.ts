import { Client } from "pg";
import { newUuid, type Uuid } from "../../src/kernel/ids";
import { INSERT } from "../../tests/events/outbox-writer";
import { pause } from "../stage/patience";

export interface RawWriterOptions {
  readonly url: string;
  readonly workspaceId: Uuid;
  readonly aggregates: readonly Uuid[];
}

const UNDONE = 0.05;
const MOST_PAUSE_MS = 40;
/** Few transactions take so long; what others then do to the same thing must still come after them. */
const LONG = { share: 0.01, milliseconds: 2_500 };

/** Writes events as commands do, with a random pause before each end, and one in twenty undone. */
export class RawWriter {
  readonly committed: Uuid[] = [];
  readonly undone: Uuid[] = [];
  private isStopped = false;
  private readonly working: Promise<void>;

  constructor(private readonly options: RawWriterOptions) {
    this.working = this.work();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.working;
  }

  private async work(): Promise<void> {
    while (!this.isStopped) {
      try {
        await this.workOnOneConnection();
      } catch {
        // The server went; whether the last commit was carried out nobody knows.
        await pause(100);
      }
    }
  }

  private async workOnOneConnection(): Promise<void> {
    const client = new Client({ connectionString: this.options.url });
    client.on("error", () => undefined);
    await client.connect();
    try {
      while (!this.isStopped) await this.writeOne(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async writeOne(client: Client): Promise<void> {
    const { workspaceId, aggregates } = this.options;
    const aggregate = aggregates[Math.floor(Math.random() * aggregates.length)] ?? "";
    const id = newUuid();
    await client.query(`begin; set local app.workspace_id = '${workspaceId}'`);
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [aggregate]);
    await client.query(INSERT, [workspaceId, id, aggregate]);
    await pause(Math.random() < LONG.share ? LONG.milliseconds : Math.random() * MOST_PAUSE_MS);
    const isUndone = Math.random() < UNDONE;
    await client.query(isUndone ? "rollback" : "commit");
    (isUndone ? this.undone : this.committed).push(id);
  }
}
