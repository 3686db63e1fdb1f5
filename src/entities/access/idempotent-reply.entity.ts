import { Column, Entity, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";

/** What a mutation answered the first time its idempotency key was seen. */
@Entity("idempotent_replies")
@Unique("idempotent_replies_by_scope", ["workspaceId", "scope"])
@Index("idempotent_replies_by_age", ["workspaceId", "createdAt"])
export class IdempotentReply extends WorkspaceRow {
  /** Hash of the caller, the operation and the caller's key. */
  @Column({ type: "text" })
  scope!: string;

  /** Hash of the document and its variables. */
  @Column({ type: "text" })
  fingerprint!: string;

  /** The answer as JSON, encrypted: it may hold a secret that is shown once. */
  @Column({ type: "bytea" })
  sealedReply!: Buffer;
}
