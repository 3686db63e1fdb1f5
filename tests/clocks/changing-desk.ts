import { DueWork } from "../../src/server/due-work";
import { settleReactions } from "../../src/server/sandbox/settle-reactions";
import { world, type World } from "../support/world";
import { actsOnCase, actsOnOthers, type Deed } from "./acts-of-a-desk";
import { ask, furnished, type Things } from "./furnished-desk";

export interface Simulated {
  readonly state: string;
  readonly casesDifferent: number;
  readonly cases: { readonly nodes: readonly { readonly differences: readonly unknown[] }[] };
}

interface TellingClock {
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly used: string;
  readonly ledger: {
    readonly totals: { readonly counted: string; readonly wall: string };
    readonly spans: { readonly nodes: readonly { readonly from: string; readonly to: string }[] };
  };
}

function isTold({ startedAt, endedAt, used, ledger }: TellingClock, now: string): boolean {
  const spans = ledger.spans.nodes;
  const bounds = [startedAt, ...spans.map(({ to }) => to)];
  const end = bounds.at(-1);
  return (
    spans.every(({ from }, place) => from === bounds[place]) &&
    // A ledger is told page by page: of a long one only that it has no gap is seen here.
    (spans.length === 100 || end === (endedAt ?? now)) &&
    used === ledger.totals.counted
  );
}

const EVER = { from: "2026-01-01T00:00:00Z", to: "2028-01-01T00:00:00Z" };

/** A desk where not only cases change, but all that their clocks go by. */
export class ChangingDesk {
  private readonly cases: string[] = [];

  private constructor(
    readonly world: World,
    readonly things: Things,
  ) {}

  static async made(): Promise<ChangingDesk> {
    const made = await world();
    return new ChangingDesk(made, await furnished(made));
  }

  async open(more: object): Promise<string> {
    const { customerId } = this.things;
    const opening = { customerId, subject: "Refund", kind: "REFUND", body: "Where is it?", ...more };
    const { case: opened } = await ask(this.world, "openCase", opening, "case");
    this.cases.push(opened!.id);
    return opened!.id;
  }

  openSome(choice: number): Promise<string> {
    const teamId = choice % 3 === 0 ? this.things.teamIds[choice % 2] : null;
    return this.open({ priority: choice % 2 === 0 ? "NORMAL" : "URGENT", teamId });
  }

  /** Something that may happen, to the latest case or to another. What its state does not allow is refused. */
  async act(which: number, choice: number, isAnother: boolean): Promise<void> {
    const caseId = isAnother ? this.cases[choice % this.cases.length]! : this.cases.at(-1)!;
    const otherId = this.cases[(choice * 7) % this.cases.length]!;
    const occasion = { caseId, otherId, things: this.things, now: this.world.clock.now() };
    const acts: readonly Deed[] = [...actsOnCase(occasion, choice), ...actsOnOthers(this.things, choice)];
    const [name, input] = acts[which % acts.length]!;
    if (name === "splitCase") await this.split(caseId, choice);
    else await ask(this.world, name, input);
  }

  async does(name: string, input: object): Promise<void> {
    const { userErrors } = await ask(this.world, name, input);
    expect(userErrors).toEqual([]);
  }

  async fire(): Promise<void> {
    await new DueWork(this.world.platform).doAll();
  }

  async settle(): Promise<void> {
    await settleReactions(this.world.platform, this.world.workspace.id);
  }

  /** The targets of the clocks of one kind that the case has or had. */
  async targetsOf(caseId: string, metric: string): Promise<readonly string[]> {
    const { case: known } = await this.world.api.data<{
      case: { clocks: readonly { readonly metric: string; readonly target: string }[] };
    }>(`query ($caseId: ID!) { case(id: $caseId) { clocks { metric target } } }`, { caseId });
    return known.clocks.filter((clock) => clock.metric === metric).map(({ target }) => target);
  }

  /** Clocks whose ledger does not tell every moment from their start until their end, or now, just once. */
  async badLedgers(): Promise<readonly unknown[]> {
    const bad: unknown[] = [];
    for (const caseId of this.cases) {
      const { case: known } = await this.world.api.data<{ case: { clocks: readonly TellingClock[] } }>(
        `query ($caseId: ID!) {
          case(id: $caseId) {
            number
            clocks {
              metric startedAt endedAt used
              ledger { totals { counted wall } spans(first: 100) { nodes { from to kind } } }
              changes(first: 100) { nodes { kind at } }
            }
          }
        }`,
        { caseId },
      );
      bad.push(...known.clocks.filter((clock) => !isTold(clock, this.world.clock.now())));
    }
    return bad;
  }

  /** What would have become of all cases by the policies of their times. */
  simulateToday(): Promise<Simulated> {
    return this.simulate({});
  }

  /** What would have become of them otherwise. */
  async simulate(supposed: object): Promise<Simulated> {
    await this.settle();
    await this.fire();
    const input = { period: EVER, ...supposed };
    const { simulation } = await ask(this.world, "simulateSlaPolicy", input, "simulation");
    await this.fire();
    const { slaSimulation } = await this.world.api.data<{ slaSimulation: Simulated }>(
      `query ($id: ID!) {
        slaSimulation(id: $id) {
          state casesDifferent
          cases(first: 3) {
            nodes {
              case { number }
              differences {
                before { metric state startedAt dueAt breachedAt endedAt used }
                after { metric state startedAt dueAt breachedAt endedAt used }
              }
            }
          }
        }
      }`,
      { id: simulation!.id },
    );
    return slaSimulation;
  }

  private async split(caseId: string, choice: number): Promise<void> {
    const { case: known } = await this.world.api.data<{
      case: { messages: { nodes: readonly { id: string }[] } };
    }>(`query ($caseId: ID!) { case(id: $caseId) { messages(first: 20) { nodes { id } } } }`, { caseId });
    const messageIds = known.messages.nodes
      .filter((_, place) => place % 2 === choice % 2)
      .map(({ id }) => id);
    const input = { caseId, messageIds, subject: "Another matter" };
    const { newCase } = await ask(this.world, "splitCase", input, "newCase");
    if (newCase) this.cases.push(newCase.id);
  }
}
