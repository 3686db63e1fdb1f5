import { MemberRole } from "../../entities/access/access-enums";
import { sql } from "../../kernel/database/sql";
import { ErrorCode, Refusal } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "./actor";

/** Nobody could let anybody in again. */
export class LastAdminError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;

  constructor() {
    super("This is the last active administrator. Make another member an administrator first.");
  }
}

/**
 * Holds the active administrators until the transaction ends and tells who they are. Taken before any
 * single member is locked, and in one order by everybody: of two who demote each other, the second
 * sees what the first has done.
 */
export async function holdActiveAdmins({ db, inWorkspace }: Context): Promise<ReadonlySet<Uuid>> {
  const rows = await db.rows<{ id: Uuid }>(sql`
    select id
    from members
    where ${inWorkspace()}
    and role = ${MemberRole.ADMIN}
    and deactivated_at is null
    order by id
    for no key update`);
  return new Set(rows.map(({ id }) => id));
}

export function refuseLastAdmin(admins: ReadonlySet<Uuid>, id: Uuid): void {
  if (admins.size === 1 && admins.has(id)) throw new LastAdminError();
}
