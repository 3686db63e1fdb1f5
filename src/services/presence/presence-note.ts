import { isUuid, type Uuid } from "../../kernel/ids";

/** What somebody is doing on a case at this moment. */
export const PresenceActivity = {
  VIEWING: "VIEWING",
  WRITING_REPLY: "WRITING_REPLY",
  WRITING_NOTE: "WRITING_NOTE",
} as const;
export type PresenceActivity = (typeof PresenceActivity)[keyof typeof PresenceActivity];

/** Said by one process to all, and kept by none for long. */
export interface PresenceNote {
  readonly workspaceId: Uuid;
  readonly caseId: Uuid;
  readonly actorKind: string;
  readonly actorId: Uuid;
  /** Null for who went away. */
  readonly activity: PresenceActivity | null;
}

export const PRESENCE_CHANNEL = "redress_presence";

/** Short: a notification holds 8,000 bytes, and is written for every keystroke that a client tells of. */
export function writtenNote({ workspaceId, caseId, actorKind, actorId, activity }: PresenceNote): string {
  return JSON.stringify([workspaceId, caseId, actorKind, actorId, activity]);
}

/** Null for what no process of this version has said. */
export function readNote(text: string): PresenceNote | null {
  try {
    const [workspaceId, caseId, actorKind, actorId, activity] = JSON.parse(text) as (string | null)[];
    if (![workspaceId, caseId, actorId].every((id) => typeof id === "string" && isUuid(id))) return null;
    return { workspaceId, caseId, actorKind, actorId, activity } as PresenceNote;
  } catch {
    return null;
  }
}
