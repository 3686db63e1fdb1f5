import { Column, Entity, Index } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Instant } from "../../kernel/instant";

/**
 * A file in the store that no attachment holds: written down before its first byte is stored, and again when
 * its attachment lets it go. Whatever dies in between, nothing is stored that nobody knows of.
 */
@Entity("loose_files")
@Index("loose_files_due", ["dueAt"])
export class LooseFile extends WorkspaceRow {
  /** From then on it is removed from the store, and forgotten. */
  @Column({ type: "timestamptz", precision: 3 })
  dueAt!: Instant;
}
