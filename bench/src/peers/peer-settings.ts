/** What the bench hands to each server that it starts, by environment. */
export interface PeerSettings {
  readonly databaseUrl: string;
  readonly workspaceId: string;
  /** Of the API key that Redress is asked with: who did what is written down. */
  readonly actorId: string;
  readonly poolSize: number;
  readonly port: number;
}

export function peerSettings(): PeerSettings {
  return JSON.parse(process.env["PEER_SETTINGS"] ?? "null") as PeerSettings;
}
