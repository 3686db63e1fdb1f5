import type { Uuid } from "../../kernel/ids";
import { recordAttempts, type AttemptOutcome } from "../../services/webhooks/record-attempts";
import type { Raw } from "../../kernel/firewall/safe-text";
import type { Platform } from "../platform";
import { runAsSystem } from "../run-as-system";
import { Turns } from "../turns";

export type Outcome = Raw<AttemptOutcome>;

/** In one transaction at most. */
const MOST_OUTCOMES = 200;
const AFTER_FAULT_MS = 250;

interface Page {
  readonly workspaceId: Uuid;
  readonly turns: Turns;
  outcomes: Outcome[];
  writing: Promise<void> | null;
}

/**
 * Writes down how tries ended: at once, and those that end meanwhile together. What tells of trouble is written on a
 * page of its own and one page at a time, as it has to wait for the row of its endpoint: whoever takes what it is sent
 * is not held up by those who do not.
 */
export class AttemptBook {
  private readonly pages = new Map<string, Page>();
  private readonly turnsOfTroubled = new Turns(1);

  constructor(
    private readonly platform: Platform,
    private readonly turns: Turns,
    /** After this long the claims are over, and the deliveries are tried again anyway. */
    private readonly patienceMs: number,
  ) {}

  /** Returns once it is written, or given up. */
  async note(workspaceId: Uuid, outcome: Outcome): Promise<void> {
    const troubled = `${workspaceId} troubled`;
    const key = isOfTrouble(outcome, this.pages.get(troubled)) ? troubled : workspaceId;
    const turns = key === troubled ? this.turnsOfTroubled : this.turns;
    const page = this.pages.get(key) ?? { workspaceId, turns, outcomes: [], writing: null };
    this.pages.set(key, page);
    page.outcomes.push(outcome);
    page.writing ??= this.writeAll(key, page);
    await page.writing;
  }

  private async writeAll(key: string, page: Page): Promise<void> {
    while (page.outcomes.length > 0) await this.write(page, page.outcomes.splice(0, MOST_OUTCOMES));
    this.pages.delete(key);
  }

  private async write({ workspaceId, turns }: Page, outcomes: readonly Outcome[]): Promise<void> {
    for (const startedAt = performance.now(); ;) {
      try {
        const record = () => runAsSystem(this.platform, workspaceId, recordAttempts, { outcomes });
        return await turns.take(record);
      } catch (error) {
        this.platform.log.warn({ err: error, workspaceId }, "how webhooks were taken could not be written");
        if (performance.now() - startedAt > this.patienceMs) return;
        await new Promise((resolve) => setTimeout(resolve, AFTER_FAULT_MS));
      }
    }
  }
}

/** A success between failures belongs to them: it ends their row. */
function isOfTrouble({ endpointId, error, isFailing }: Outcome, troubled: Page | undefined): boolean {
  return (
    error !== null ||
    isFailing ||
    troubled?.outcomes.some((other) => other.endpointId === endpointId) === true
  );
}
