import { Column, Entity, PrimaryColumn } from "typeorm";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";

/** A tenant: one company's customers, transactions and cases, invisible to every other. */
@Entity("workspaces")
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
}
