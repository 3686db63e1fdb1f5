import { sql } from "../../../kernel/database/sql";
import { firstRow } from "../../../kernel/database/database";
import { InvalidError, NotFoundError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";

export interface Assignment {
  readonly teamId: Uuid | null;
  readonly memberId: Uuid | null;
}

interface Found {
  readonly team: boolean;
  readonly member: boolean;
  readonly active: boolean;
}

/** Refuses a team or member that the workspace does not have, and a member who could not see the case. */
export async function assertAssignable(
  ctx: Context,
  { teamId, memberId }: Assignment,
  at: readonly string[] = [],
): Promise<void> {
  if (teamId === null && memberId === null) return;
  const found = await firstRow<Found>(
    ctx.db,
    sql`
    select
      exists (select from teams t where ${ctx.inWorkspace("t")} and t.id = ${teamId}) as team,
      exists (select from members m where ${ctx.inWorkspace("m")} and m.id = ${memberId}) as member,
      exists (
        select from members m
        where ${ctx.inWorkspace("m")} and m.id = ${memberId} and m.deactivated_at is null) as active`,
  );
  if (teamId !== null && !found?.team) throw new NotFoundError("team", [...at, "teamId"]);
  if (memberId !== null && !found?.member) throw new NotFoundError("member", [...at, "memberId"]);
  if (memberId !== null && !found?.active)
    throw new InvalidError([...at, "memberId"], "This member no longer has access to the workspace.");
}
