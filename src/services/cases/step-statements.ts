import { Case } from "../../entities/cases/case.entity";
import { CaseMessage } from "../../entities/cases/case-message.entity";
import type { Gathering } from "../../kernel/database/database";
import { insertAsDocument } from "../../kernel/database/insert-into";
import { joined, sql, trusted, type Sql } from "../../kernel/database/sql";
import { insertion, updating, type Change } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { updateAsDocument } from "../../kernel/database/update-each";
import type { Context } from "../access/actor";
import type { EventCatalog, EventType } from "../events/event-catalog";
import { eventInsertion, eventRows, eventsAtOnce } from "../events/record-event";
import {
  timelineAtOnce,
  timelineInsertion,
  timelineRows,
  type Author,
  type NewEntry,
} from "./record-timeline";

const cases = table(Case);
const messages = table(CaseMessage);

/** One thing that happens to a case: what changes, what the timeline says, what the event says. */
export interface CaseStep<Type extends EventType = EventType> {
  readonly change: Change<Case>;
  readonly entries: readonly NewEntry[];
  readonly event: { readonly type: Type; readonly payload: EventCatalog[Type] };
  /** The caller, unless told. */
  readonly author?: Author;
  /** What was said, stored with the rest. */
  readonly message?: CaseMessage | undefined;
  /** Inserted with the rest: what the entries refer to. */
  readonly insertion?: Sql | undefined;
  /** Deleted with the rest. */
  readonly deletion?: Sql | undefined;
}

/** A step of a case that is held, and in what it is taken. */
export interface TakenStep {
  readonly ctx: Context;
  readonly held: Case;
  readonly step: CaseStep;
}

/** No version, and so no entry and no event can be written, when the case is not the one that was held. */
const NEW_VERSION = sql`(select version from stepped)`;

export function stepStatement({ ctx, held, step }: TakenStep): Sql {
  const { change, entries, event, author = ctx.actor, message, insertion: added, deletion } = step;
  const parts = [
    sql`stepped as (
      ${updating(ctx, cases, held.id, change)}
      and version = ${held.version}
      returning version)`,
    ...(message ? [sql`said as (${insertion(ctx, messages, [message])})`] : []),
    ...(added ? [sql`added as (${added})`] : []),
    ...(deletion ? [sql`removed as (${deletion})`] : []),
    ...(entries.length > 0
      ? [sql`told as (${timelineInsertion(ctx, { caseId: held.id, version: NEW_VERSION, author, entries })})`]
      : []),
  ];
  const aggregate = { type: "case", id: held.id, version: NEW_VERSION };
  return sql`with ${joined(parts, ", ")} ${eventInsertion(ctx, [{ ...event, aggregate }])}`;
}

/** In one statement: each looks for its version among all of them. */
const MOST_AT_ONCE = 100;

/** Steps of several cases in one statement, of which each costs half of what it does by itself. */
export const STEPS: Gathering<TakenStep> = {
  fits: (taken, { held, step }) => {
    const [first] = taken;
    if (!first || taken.length === MOST_AT_ONCE || taken.some((other) => other.held.id === held.id))
      return false;
    return changed(first.step).join() === changed(step).join();
  },
  statements: (taken) => {
    const [first, second, ...others] = taken;
    const together = first && second ? stepsAtOnce([first, second, ...others]) : null;
    return together ? [together] : taken.map(stepStatement);
  },
};

function changed({ change }: CaseStep): readonly (keyof Case)[] {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return given.map(([property]) => property as keyof Case).sort();
}

/** Null where they cannot be written as one. */
function stepsAtOnce(taken: readonly [TakenStep, ...TakenStep[]]): Sql | null {
  const said = taken.flatMap(({ step: { message } }) => message ?? []);
  const lines = taken.flatMap(linesOf);
  const parts: readonly (readonly [name: string, part: Sql | null])[] = [
    ["stepped", steppedAtOnce(taken)],
    ...(said.length > 0 ? [["said", insertAsDocument(messages, said)] as const] : []),
    ...(lines.length > 0 ? [["told", timelineAtOnce(lines, newVersionOf("case_id"))] as const] : []),
  ];
  const events = eventsAtOnce(taken.flatMap(eventOf), newVersionOf("aggregate_id"));
  if (!events || parts.some(([, part]) => part === null)) return null;
  const written = parts.map(([name, part]) => sql`${trusted(name)} as (${part})`);
  return sql`with ${joined(written, ", ")} ${events}`;
}

/** As NEW_VERSION, of the case that this column of the row names. */
function newVersionOf(column: string): Sql {
  return sql`(select version from stepped where stepped.id = given.${trusted(column)})`;
}

function steppedAtOnce(taken: readonly [TakenStep, ...TakenStep[]]): Sql | null {
  const [{ ctx, step }] = taken;
  const rows = taken.map((one) => ({
    ...{ updatedAt: one.ctx.now(), ...one.step.change },
    ...{ id: one.held.id, version: one.held.version + 1 },
  }));
  const update = updateAsDocument(
    cases,
    ["version", "updatedAt", ...changed(step)],
    rows,
    ctx.inWorkspace("stored"),
  );
  return (
    update && sql`${update} and stored.version = changed.version - 1 returning stored.id, stored.version`
  );
}

function linesOf({ ctx, held, step: { author = ctx.actor, entries } }: TakenStep): readonly object[] {
  return timelineRows(ctx, { caseId: held.id, version: held.version + 1, author, entries });
}

function eventOf({ ctx, held, step: { event } }: TakenStep): readonly object[] {
  return eventRows(ctx, [{ ...event, aggregate: { type: "case", id: held.id, version: held.version + 1 } }]);
}
