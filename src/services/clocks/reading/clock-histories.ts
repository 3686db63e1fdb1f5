import { ClockChange as StoredChange } from "../../../entities/clocks/clock-change.entity";
import type { Clock } from "../../../entities/clocks/clock.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { RestReason } from "../engine/case-facts";
import type { ClockCause, ClockChange } from "../engine/clock-change";
import type { ClockRule } from "../engine/policy";
import type { RunningClock } from "../engine/running-clock";
import { CLOCKS, momentOf, runningClock } from "../following/clock-rows";
import { visibleClocks } from "./clock-policy";
import { pendingOfCases } from "./pending-clocks";

export const CHANGES = table(StoredChange);

/** Why a clock changed, and which stored change says so; null for what is not stored yet. */
export type ToldCause = ClockCause & { readonly changeId: Uuid | null };

export interface ToldChange extends ClockChange {
  readonly cause: ToldCause;
  readonly version: number;
  /** The same clock, as it is reckoned on from there. */
  readonly goesOn: RunningClock;
}

/** All that happened to a clock until now, in its order. */
export interface ClockHistory {
  readonly caseId: Uuid;
  readonly changes: readonly ToldChange[];
}

/** The histories of these clocks, as far as the caller may see them. */
export async function clockHistories(
  ctx: Context,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, ClockHistory>> {
  const [clocks, changes] = await Promise.all([
    ctx.db.rows<Clock>(sql`
      select ${columnsOf(CLOCKS, "k")}
      from clocks k
      where ${visibleClocks(ctx)}
      and k.id = any(${ids}::uuid[])`),
    ctx.db.rows<StoredChange>(sql`
      select ${columnsOf(CHANGES, "ch")}
      from clock_changes ch
      where ${ctx.inWorkspace("ch")}
      and ch.clock_id = any(${ids}::uuid[])
      order by ch.clock_id, ch.clock_version`),
  ]);
  const pending = await pendingOfCases(ctx, [...new Set(clocks.map(({ caseId }) => caseId))]);
  return new Map(
    clocks.map((row) => {
      const stored = changes.filter(({ clockId }) => clockId === row.id);
      const further = (pending.get(row.caseId)?.changes ?? []).filter(({ clock }) => clock.id === row.id);
      const told = [...toldChanges(row, stored), ...further.map((one, place) => unwritten(row, one, place))];
      return [row.id, { caseId: row.caseId, changes: told }];
    }),
  );
}

type Settings = Pick<RunningClock, "rule" | "policyId" | "policyRevision" | "automationResponds" | "setAt">;

/** What is stored with each change, put on what a clock always is. */
function toldChanges(row: Clock, stored: readonly StoredChange[]): readonly ToldChange[] {
  const always = runningClock(row);
  let settings: Settings = always;
  return stored.map((change) => {
    settings = change.rule ? settingsOf(change.rule) : settings;
    const clock = { ...always, ...settings, ...standing(change) };
    const at = Date.parse(change.at);
    return {
      kind: change.kind,
      at,
      cause: { ...(change.cause as unknown as ClockCause), changeId: change.id },
      version: change.clockVersion,
      clock,
      // What is stored as used had counted until the change.
      goesOn: { ...clock, since: clock.since === null ? null : at },
    };
  });
}

function settingsOf(rule: NonNullable<StoredChange["rule"]>): Settings {
  const { policyId, policyRevision, automationResponds, setAt, ...rest } = rule as unknown as ClockRule &
    Omit<Settings, "rule">;
  return { policyId, policyRevision, automationResponds, setAt, rule: rest };
}

function standing(change: StoredChange): Partial<RunningClock> {
  const { warned, endedAs, restsFor } = change;
  return {
    warned,
    usedMs: Number(change.usedMs),
    since: momentOf(change.since),
    restsFor: restsFor as RestReason | null,
    startsAt: momentOf(change.startsAt),
    dueAt: momentOf(change.dueAt),
    breachedAt: momentOf(change.breachedAt),
    ended: endedAs && { at: Date.parse(change.at), as: endedAs },
  };
}

function unwritten({ version }: Clock, change: ClockChange, place: number): ToldChange {
  const cause = { ...change.cause, changeId: null };
  return { ...change, cause, version: version + place + 1, goesOn: change.clock };
}
