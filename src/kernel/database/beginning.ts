import { invariant } from "../errors";
import type { Uuid } from "../ids";

/** A read sees one moment of the database from its first statement to its last. */
const BEGIN = {
  read: "begin isolation level repeatable read read only",
  write: "begin isolation level read committed read write",
} as const;

export type Access = keyof typeof BEGIN;

/** Begins a transaction, for which row-level security shows the rows of this workspace; those of none for null. */
export function beginning(access: Access, workspaceId: Uuid | null): string {
  invariant(workspaceId === null || /^[\da-f-]{36}$/.test(workspaceId), "a workspace's id is no uuid");
  // Not a parameter, as only statements without parameters can share one message.
  return `${BEGIN[access]}; set local app.workspace_id = '${workspaceId ?? ""}'`;
}
