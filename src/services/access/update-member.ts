import { MemberRole } from "../../entities/access/access-enums";
import { Member } from "../../entities/access/member.entity";
import { lockRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { refuseTaken } from "./invite-member";
import { holdActiveAdmins, refuseLastAdmin } from "./last-admin";
import { memberAggregate, memberId } from "./member-events";
import { command } from "./operations";
import { refuseRoleBeyondOwn } from "./role-policy";

const members = table(Member);

export interface UpdateMemberInput {
  readonly memberId: Uuid;
  readonly name?: SafeText | null;
  readonly role?: MemberRole | null;
  /** Null forgets it: the next sign-in by verified e-mail sets it anew. */
  readonly subject?: SafeText | null;
  readonly expectedVersion?: number | null;
}

/** Changes a member; a new role counts from the member's next operation on. */
export const updateMember = command(
  { name: "member:update", permission: "member:write", exact: ["subject"] },
  async (ctx: Context, input: UpdateMemberInput): Promise<{ readonly member: Member }> => {
    const admins = await holdActiveAdmins(ctx);
    const known = await lockRow(ctx, members, "member", input.memberId, input.expectedVersion);
    const { name, role, subject } = input;
    const next = {
      name: name?.trim() ?? known.name,
      role: role ?? known.role,
      subject: subject === undefined ? known.subject : subject,
    };
    const changed = (["name", "role", "subject"] as const).filter((field) => next[field] !== known[field]);
    if (changed.length === 0) return { member: known };
    refuseRoleBeyondOwn(ctx, known.role);
    refuseRoleBeyondOwn(ctx, next.role);
    if (next.role !== MemberRole.ADMIN) refuseLastAdmin(admins, known.id);
    const member = await updateRow(ctx, members, known.id, next).catch(refuseTaken);
    recordEvent(ctx, "member.updated", memberAggregate(member), {
      memberId: memberId(member),
      role: member.role,
      changed,
    });
    return { member };
  },
);
