/** What a member of the support staff is trusted with. */
export const MemberRole = {
  /** Runs the workspace: members, teams, keys, connections. */
  ADMIN: "ADMIN",
  /** Runs the desk: all that an agent does, and the work of others. */
  SUPERVISOR: "SUPERVISOR",
  /** Works on cases. */
  AGENT: "AGENT",
  /** Reads. */
  VIEWER: "VIEWER",
} as const;
export type MemberRole = (typeof MemberRole)[keyof typeof MemberRole];

/** Whether real customers are behind the rows that a key touches. */
export const KeyEnvironment = { LIVE: "LIVE", TEST: "TEST" } as const;
export type KeyEnvironment = (typeof KeyEnvironment)[keyof typeof KeyEnvironment];
