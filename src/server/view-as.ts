import { ForbiddenError, InvalidError, NotFoundError } from "../kernel/errors";
import { splitPublicId, type Uuid } from "../kernel/ids";
import { isStaff, type Actor, type CustomerActor } from "../services/access/actor";
import { PERMISSIONS_OF_VIEW, type Permission } from "../services/access/permissions";
import { findStandingCustomer } from "../services/customers/read-customers";
import { signedIn, type Verified } from "./authenticate";
import { expiryOf } from "./known-callers";

/** The header with which staff see the API as one customer sees it. */
export const VIEW_AS = "x-view-as";

const FOR_READING = `With \`${VIEW_AS}\` one reads what the customer may read, and changes nothing: leave that header out.`;

const PERMISSION: Permission = "customer:viewAs";

/**
 * The caller as the customer of this id, who may read what that customer may read, and change nothing. It is the
 * customer for every policy there is, so that what is seen is what the customer sees, and not a copy of the rules.
 */
export function viewedAs(verified: Verified, header: string): Verified {
  const customerId = customerIdIn(header);
  return {
    workspaceId: verified.workspaceId,
    credentialId: JSON.stringify(["viewAs", customerId, verified.credentialId]),
    expiresAt: verified.expiresAt,
    findActor: async (ctx) => {
      const actor = await signedIn(verified, ctx);
      refuseUnlessAllowed(actor);
      const customer = await findStandingCustomer.body({ ...ctx, actor }, { id: customerId });
      if (!customer) throw new NotFoundError("customer", [VIEW_AS]);
      return { ...view(customer.id), expiresAt: expiryOf(actor) };
    },
  };
}

function customerIdIn(header: string): Uuid {
  const parsed = splitPublicId(header);
  if (parsed?.prefix !== "cust") throw new InvalidError(VIEW_AS, `Send \`${VIEW_AS}: cust_...\`.`);
  return parsed.uuid;
}

function refuseUnlessAllowed(actor: Actor): void {
  if (!isStaff(actor) || !actor.permissions.has(PERMISSION))
    throw new ForbiddenError(`This credential does not carry the permission "${PERMISSION}".`);
}

function view(id: Uuid): CustomerActor {
  return { kind: "customer", id, permissions: PERMISSIONS_OF_VIEW, refusal: FOR_READING };
}
