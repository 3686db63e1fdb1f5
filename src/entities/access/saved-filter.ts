import { Column } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";

/** A filter that is saved under a name, by a member for itself or for all of the staff. */
export abstract class SavedFilter extends VersionedRow {
  @Column({ type: "text" })
  name!: SafeText;

  /** Whose own it is; null when all of the staff share it. */
  @Column({ type: "uuid", nullable: true })
  memberId!: Uuid | null;

  /** As operations take it: ids are uuids. */
  @Column({ type: "jsonb" })
  filter!: SafeJson;
}
