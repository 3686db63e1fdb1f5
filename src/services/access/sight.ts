import { createHash } from "node:crypto";
import type { Actor } from "./actor";

/** What was read for several callers at once is another for each of them: it is to be read for each. */
export class AskedWhoError extends Error {}

/**
 * The same for callers who may see and do the same, as long as nothing is asked that is about the caller itself:
 * staff of the same kind with the same permissions, or one customer.
 */
export function sightOf(actor: Actor): string {
  const { kind, permissions } = actor;
  const more =
    kind === "member" ? [actor.role] : kind === "customer" ? [actor.id, actor.refusal ?? null] : [];
  const facts = JSON.stringify([kind, ...more, [...permissions].sort()]);
  return createHash("sha256").update(facts).digest("base64");
}

/**
 * Any of several callers of one sight, for whom something is read at once. It is none of them: what depends on which
 * one of them it is cannot be read so, and whoever tries is told, `onAskedWho` too.
 */
export function anyOf(actor: Actor, onAskedWho: () => void): Actor {
  const get = (): never => {
    onAskedWho();
    throw new AskedWhoError("It was asked who of several callers asks.");
  };
  return Object.defineProperties({ ...actor }, { id: { get }, expiresAt: { get } });
}
