import type { MemberRole } from "../../entities/access/access-enums";
import type { Instant } from "../../kernel/instant";
import type { Uuid } from "../../kernel/ids";
import type { OperationContext } from "../../kernel/operation";
import { ALL_PERMISSIONS, type Permission } from "./permissions";

interface WithPermissions {
  readonly permissions: ReadonlySet<Permission>;
}

/** A person on the support staff, signed in by the workspace's identity provider. */
export interface MemberActor extends WithPermissions {
  readonly kind: "member";
  readonly id: Uuid;
  readonly role: MemberRole;
}

/** A machine of the workspace. */
export interface ApiKeyActor extends WithPermissions {
  readonly kind: "apiKey";
  readonly id: Uuid;
  /** When the key stops to be good by itself; null for never. */
  readonly expiresAt: Instant | null;
}

/** One customer, through a token that the workspace's backend minted. `id` is the customer's. */
export interface CustomerActor extends WithPermissions {
  readonly kind: "customer";
  readonly id: Uuid;
  /** Of whoever looks on as this customer by a key: when that stops to be good. */
  readonly expiresAt?: Instant | null;
  /** Of staff who look on as the customer. */
  readonly refusal?: string;
}

/** Redress itself: reactions, provider webhooks, the command line. */
export interface SystemActor extends WithPermissions {
  readonly kind: "system";
  readonly id: null;
}

export type Actor = MemberActor | ApiKeyActor | CustomerActor | SystemActor;

/** What every operation of this product runs in. */
export type Context = OperationContext<Actor>;

export const SYSTEM_ACTOR: SystemActor = { kind: "system", id: null, permissions: new Set(ALL_PERMISSIONS) };

/** Whether the caller belongs to the workspace, and not to its customers. */
export function isStaff(actor: Actor): boolean {
  return actor.kind !== "customer";
}
