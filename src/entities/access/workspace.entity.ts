import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { WorkspaceMode } from "./access-enums";

/** A tenant: one company's customers, transactions and cases, invisible to every other. */
@Entity("workspaces")
@Index("workspaces_ahead", ["id"], { where: "time_ahead_ms > 0" })
@Check("workspaces_mode", "mode in ('LIVE', 'TEST')")
@Check("workspaces_time_ahead", "time_ahead_ms >= 0 and (mode = 'TEST' or time_ahead_ms = 0)")
export class Workspace {
  @PrimaryColumn({ type: "uuid" })
  id!: Uuid;

  @Column({ type: "text" })
  name!: SafeText;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Instant;

  @Column({ type: "timestamptz", precision: 3 })
  updatedAt!: Instant;

  @Column({ type: "integer", default: 1 })
  version!: number;

  /** Never changes. */
  @Column({ type: "text", default: "LIVE" })
  mode!: WorkspaceMode;

  /** Milliseconds by which the workspace's time is ahead of the machine's; never fewer than before. */
  @Column({ type: "bigint", default: 0 })
  timeAheadMs!: bigint;
}
