import type { MemberRole } from "../../entities/access/access-enums";
import { ForbiddenError } from "../../kernel/errors";
import type { Context } from "./actor";
import { PERMISSIONS_OF_ROLE } from "./permissions";

/**
 * Refuses to hand out, or to meddle with, more rights than the caller has. Without it a key that may
 * only invite members could invite an administrator and sign in as one.
 */
export function refuseRoleBeyondOwn({ actor }: Context, role: MemberRole): void {
  const beyond = [...PERMISSIONS_OF_ROLE[role]].find((permission) => !actor.permissions.has(permission));
  if (beyond)
    throw new ForbiddenError(
      `This needs every permission that the role ${role} has; this credential lacks "${beyond}".`,
    );
}
