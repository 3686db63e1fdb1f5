import type { Case } from "../../../entities/cases/case.entity";
import { sql } from "../../../kernel/database/sql";
import { Refusal, ErrorCode } from "../../../kernel/errors";
import type { Context } from "../../access/actor";

/** Merging would show to somebody what was not said to it. */
class PartiesDifferError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly field = ["intoCaseId"];

  constructor() {
    super(
      "Not the same customers take part in both cases, in the same roles: one of them would read what was not said to it. Add or remove participants first.",
    );
  }
}

/** Refuses two cases that are held unless everybody who takes part in one takes part in the other, as the same. */
export async function assertSameParties(ctx: Context, one: Case, other: Case): Promise<void> {
  const differing = await ctx.db.rows(sql`
    select customer_id, role
    from case_participants
    where ${ctx.inWorkspace()}
    and case_id = any(${[one.id, other.id]}::uuid[])
    group by customer_id, role
    having count(*) = 1`);
  if (differing.length > 0) throw new PartiesDifferError();
}
