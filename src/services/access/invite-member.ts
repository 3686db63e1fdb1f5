import type { MemberRole } from "../../entities/access/access-enums";
import { Member } from "../../entities/access/member.entity";
import { violatedUnique } from "../../kernel/database/database-errors";
import { insertRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { ConflictError } from "../../kernel/errors";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import { memberAggregate, memberId } from "./member-events";
import { command } from "./operations";
import { refuseRoleBeyondOwn } from "./role-policy";

const members = table(Member);

export class MemberExistsError extends ConflictError {
  constructor(override readonly field: readonly string[]) {
    super("Another member already has this. A member who was deactivated can be reactivated.");
  }
}

export interface InviteMemberInput {
  readonly email: SafeText;
  readonly name: SafeText;
  readonly role: MemberRole;
  /** The identity provider's `sub`, where it does not vouch for e-mail addresses. */
  readonly subject?: SafeText | null;
}

/** Gives a person a place: who signs in through the identity provider with this address, or subject, gets it. */
export const inviteMember = command(
  { name: "member:invite", permission: "member:write", exact: ["email", "subject"] },
  async (
    ctx: Context,
    { email, name, role, subject }: InviteMemberInput,
  ): Promise<{ readonly member: Member }> => {
    refuseRoleBeyondOwn(ctx, role);
    const member = await insertRow(ctx, members, {
      id: ctx.newId(),
      email: email.toLowerCase(),
      name: name.trim(),
      role,
      subject: subject ?? null,
    }).catch(refuseTaken);
    recordEvent(ctx, "member.invited", memberAggregate(member), {
      memberId: memberId(member),
      email: member.email,
      role,
    });
    return { member };
  },
);

const FIELD_OF_CONSTRAINT: Readonly<Record<string, string>> = {
  members_by_email: "email",
  members_by_subject: "subject",
};

/** Two members cannot share an address or a subject: signing in would be ambiguous. */
export function refuseTaken(error: unknown): never {
  const field = FIELD_OF_CONSTRAINT[violatedUnique(error) ?? ""];
  throw field ? new MemberExistsError([field]) : error;
}
