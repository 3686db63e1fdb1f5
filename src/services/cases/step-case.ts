import { Case } from "../../entities/cases/case.entity";
import { joined, sql, type Sql } from "../../kernel/database/sql";
import { updating, type Change } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Context } from "../access/actor";
import type { EventCatalog, EventType } from "../events/event-catalog";
import { eventInsertion } from "../events/record-event";
import "./case-events";
import { timelineInsertion, type Author, type NewEntry } from "./record-timeline";

const cases = table(Case);

/** One thing that happens to a case: what changes, what the timeline says, what the event says. */
interface CaseStep<Type extends EventType> {
  readonly change: Change<Case>;
  readonly entries: readonly NewEntry[];
  readonly event: { readonly type: Type; readonly payload: EventCatalog[Type] };
  /** The caller, unless told. */
  readonly author?: Author;
  /** Inserted with the rest: what the entries refer to. */
  readonly insertion?: Sql | undefined;
  /** Deleted with the rest. */
  readonly deletion?: Sql | undefined;
}

/** No version, and so no entry and no event can be written, when the case is not the one that was held. */
const NEW_VERSION = sql`(select version from stepped)`;

/**
 * Takes a case that is held one version further, in one statement that nobody waits for. One step is one
 * version and one event, so no two events of a case ever bear the same version; a command in which two
 * things happen takes two steps.
 */
export function stepCase<Type extends EventType>(
  ctx: Context,
  held: Case,
  { change, entries, event, author = ctx.actor, insertion, deletion }: CaseStep<Type>,
): Case {
  const parts = [
    sql`stepped as (
      ${updating(ctx, cases, held.id, change)}
      and version = ${held.version}
      returning version)`,
    ...(insertion ? [sql`added as (${insertion})`] : []),
    ...(deletion ? [sql`removed as (${deletion})`] : []),
    ...(entries.length > 0
      ? [sql`told as (${timelineInsertion(ctx, { caseId: held.id, version: NEW_VERSION, author, entries })})`]
      : []),
  ];
  const aggregate = { type: "case", id: held.id, version: NEW_VERSION };
  ctx.db.write(sql`with ${joined(parts, ", ")} ${eventInsertion(ctx, [{ ...event, aggregate }])}`);
  return { ...held, updatedAt: ctx.now(), ...change, version: held.version + 1 };
}
