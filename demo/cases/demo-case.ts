import type { CaseKind, CasePriority } from "../../src/entities/cases/case-enums";
import type { Channel } from "../../src/entities/customers/customer-enums";
import type { MemberName, TeamName } from "../company";
import type { DemoStep } from "../steps";

export interface DemoCase {
  /** By which other cases name it. */
  readonly key: string;
  /** External id of the customer. */
  readonly customer: string;
  /** Provider ids of the transactions it is about. */
  readonly transactions: readonly string[];
  readonly hoursAgo: number;
  readonly subject: string;
  readonly kind: CaseKind;
  readonly priority: CasePriority;
  readonly channel: Channel;
  readonly team?: TeamName;
  /** Who has it. */
  readonly member?: MemberName;
  readonly tags: readonly string[];
  /** The first message. `{name}` stands for the customer's first name, here and in the steps. */
  readonly body: string;
  readonly steps: readonly DemoStep[];
}
