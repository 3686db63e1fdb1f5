import { Member } from "../../entities/access/member.entity";
import { lockRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { holdActiveAdmins, refuseLastAdmin } from "./last-admin";
import { memberAggregate, memberId } from "./member-events";
import { command } from "./operations";
import { refuseRoleBeyondOwn } from "./role-policy";

const members = table(Member);

export interface MemberInput {
  readonly memberId: Uuid;
  readonly expectedVersion?: number | null;
}

/** Takes a member's access away, at once; what the member did stays. Doing it twice changes nothing. */
export const deactivateMember = command(
  { name: "member:deactivate", permission: "member:write" },
  async (
    ctx: Context,
    { memberId: id, expectedVersion }: MemberInput,
  ): Promise<{ readonly member: Member }> => {
    const admins = await holdActiveAdmins(ctx);
    const known = await lockRow(ctx, members, "member", id, expectedVersion);
    if (known.deactivatedAt !== null) return { member: known };
    refuseRoleBeyondOwn(ctx, known.role);
    refuseLastAdmin(admins, id);
    const member = await updateRow(ctx, members, id, { deactivatedAt: ctx.now() });
    recordEvent(ctx, "member.deactivated", memberAggregate(member), { memberId: memberId(member) });
    return { member };
  },
);
