import type { Uuid } from "../../kernel/ids";
import { recordAttempts, type AttemptOutcome } from "../../services/webhooks/record-attempts";
import type { Raw } from "../../kernel/firewall/safe-text";
import type { Platform } from "../platform";
import { runAsSystem } from "../run-as-system";
import type { Turns } from "../turns";

export type Outcome = Raw<AttemptOutcome>;

/** In one transaction at most. */
const MOST_OUTCOMES = 200;
const AFTER_FAULT_MS = 250;

interface Page {
  outcomes: Outcome[];
  writing: Promise<void> | null;
}

/** Writes down how tries ended: at once, and those that end meanwhile together. */
export class AttemptBook {
  private readonly pages = new Map<Uuid, Page>();

  constructor(
    private readonly platform: Platform,
    private readonly turns: Turns,
    /** After this long the claims are over, and the deliveries are tried again anyway. */
    private readonly patienceMs: number,
  ) {}

  /** Returns once it is written, or given up. */
  async note(workspaceId: Uuid, outcome: Outcome): Promise<void> {
    const page = this.pages.get(workspaceId) ?? { outcomes: [], writing: null };
    this.pages.set(workspaceId, page);
    page.outcomes.push(outcome);
    page.writing ??= this.writeAll(workspaceId, page);
    await page.writing;
  }

  private async writeAll(workspaceId: Uuid, page: Page): Promise<void> {
    while (page.outcomes.length > 0) await this.write(workspaceId, page.outcomes.splice(0, MOST_OUTCOMES));
    this.pages.delete(workspaceId);
  }

  private async write(workspaceId: Uuid, outcomes: readonly Outcome[]): Promise<void> {
    for (const startedAt = performance.now(); ;) {
      try {
        const record = () => runAsSystem(this.platform, workspaceId, recordAttempts, { outcomes });
        return await this.turns.take(record);
      } catch (error) {
        this.platform.log.warn({ err: error, workspaceId }, "how webhooks were taken could not be written");
        if (performance.now() - startedAt > this.patienceMs) return;
        await new Promise((resolve) => setTimeout(resolve, AFTER_FAULT_MS));
      }
    }
  }
}
