import type { Uuid } from "../../kernel/ids";

/** Where the store keeps a file: its workspace first, so that a workspace's files can be found without us. */
export function storageKey(workspaceId: Uuid, fileId: Uuid): string {
  return `${workspaceId}/${fileId}`;
}
