import { Member } from "../../entities/access/member.entity";
import { lockRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import type { MemberInput } from "./deactivate-member";
import { memberAggregate, memberId } from "./member-events";
import { command } from "./operations";
import { refuseRoleBeyondOwn } from "./role-policy";

const members = table(Member);

/** Gives a deactivated member access again, in the role the member had. */
export const reactivateMember = command(
  { name: "member:reactivate", permission: "member:write" },
  async (
    ctx: Context,
    { memberId: id, expectedVersion }: MemberInput,
  ): Promise<{ readonly member: Member }> => {
    const known = await lockRow(ctx, members, "member", id, expectedVersion);
    if (known.deactivatedAt === null) return { member: known };
    refuseRoleBeyondOwn(ctx, known.role);
    const member = await updateRow(ctx, members, id, { deactivatedAt: null });
    recordEvent(ctx, "member.reactivated", memberAggregate(member), {
      memberId: memberId(member),
      role: member.role,
    });
    return { member };
  },
);
