import { sql } from "../../../kernel/database/sql";
import { ConflictError } from "../../../kernel/errors";
import type { SafeJson } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";

interface Use {
  readonly name: string;
  readonly spec: SafeJson;
}

/** The calendar is needed as it is. */
export class CalendarInUseError extends ConflictError {
  override readonly field = ["calendarId"];
}

/** Refuses a calendar, which is held, while a policy that counts or a clock that runs goes by it. */
export async function refuseInUse(ctx: Context, calendarId: Uuid): Promise<void> {
  const uses = await ctx.db.rows<Use>(sql`
    select p.name, r.spec
    from sla_policies p
    join sla_policy_revisions r
      on r.workspace_id = p.workspace_id and r.policy_id = p.id and r.revision = p.revision
    where ${ctx.inWorkspace("p")}
    and ${ctx.inWorkspace("r")}
    and p.archived_at is null
    order by p.position, p.id`);
  const policy = uses.find(({ spec }) => calendarsIn(spec).includes(calendarId));
  if (policy)
    throw new CalendarInUseError(
      `The policy "${policy.name}" goes by this calendar: give it another one first.`,
    );
  const running = await ctx.db.rows(sql`
    select from clocks c
    where ${ctx.inWorkspace("c")}
    and c.calendar_id = ${calendarId}
    and c.since is not null
    limit 1`);
  if (running.length > 0)
    throw new CalendarInUseError(
      "Clocks of cases still run by this calendar: archive it when they have ended.",
    );
}

function calendarsIn(spec: SafeJson): readonly (Uuid | null)[] {
  const { targets } = spec as unknown as {
    readonly targets: readonly { readonly calendarId: Uuid | null }[];
  };
  return targets.map(({ calendarId }) => calendarId);
}
