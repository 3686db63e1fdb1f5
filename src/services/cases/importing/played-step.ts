import type { CaseMessage } from "../../../entities/cases/case-message.entity";
import type { Case } from "../../../entities/cases/case.entity";
import type { Channel } from "../../../entities/customers/customer-enums";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import type { Author, NewEntry } from "../record-timeline";

/** What of a case may change in a history. */
export type Standing = Pick<
  Case,
  | "state"
  | "stateReason"
  | "resolvedAt"
  | "closedAt"
  | "priority"
  | "teamId"
  | "memberId"
  | "tags"
  | "lastMessageAt"
>;

/** The case that a history is of, as far as it does not change. */
export interface Scene {
  readonly ctx: Context;
  readonly caseId: Uuid;
  readonly customerId: Uuid;
  readonly channel: Channel;
}

/** One version of the case. */
export interface PlayedStep {
  readonly at: Instant;
  readonly author: Author;
  readonly entries: readonly NewEntry[];
  readonly message: CaseMessage | null;
}
