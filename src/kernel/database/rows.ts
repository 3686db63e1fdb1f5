import { Column, PrimaryColumn } from "typeorm";
import type { Instant } from "../instant";
import type { Uuid } from "../ids";

/** What every row of a workspace has. The key is composite, so a reference cannot leave the workspace. */
export abstract class WorkspaceRow {
  @PrimaryColumn({ type: "uuid" })
  workspaceId!: Uuid;

  @PrimaryColumn({ type: "uuid" })
  id!: Uuid;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Instant;
}

/** A row that changes: `version` grows by one with each change. */
export abstract class VersionedRow extends WorkspaceRow {
  @Column({ type: "timestamptz", precision: 3 })
  updatedAt!: Instant;

  @Column({ type: "integer", default: 1 })
  version!: number;
}
