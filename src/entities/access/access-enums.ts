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

/** Signatures of identity providers that are accepted: with a public key only, so that none can be forged with it. */
export const SignatureAlgorithm = {
  RS256: "RS256",
  RS384: "RS384",
  RS512: "RS512",
  PS256: "PS256",
  PS384: "PS384",
  PS512: "PS512",
  ES256: "ES256",
  ES384: "ES384",
  ES512: "ES512",
  EdDSA: "EdDSA",
} as const;
export type SignatureAlgorithm = (typeof SignatureAlgorithm)[keyof typeof SignatureAlgorithm];

/** Whose time a workspace lives by; settled when it is set up. */
export const WorkspaceMode = {
  /** The machine's. */
  LIVE: "LIVE",
  /** Its own, which can be advanced. */
  TEST: "TEST",
} as const;
export type WorkspaceMode = (typeof WorkspaceMode)[keyof typeof WorkspaceMode];

/** Whether real customers are behind the rows that a key touches. */
export const KeyEnvironment = { LIVE: "LIVE", TEST: "TEST" } as const;
export type KeyEnvironment = (typeof KeyEnvironment)[keyof typeof KeyEnvironment];
