import type { CaseKind, CasePriority, CaseState } from "../../../entities/cases/case-enums";
import type { CaseStateReason } from "../../../entities/cases/case-reasons";
import type { MessageDirection } from "../../../entities/cases/message-enums";
import type { Channel } from "../../../entities/customers/customer-enums";
import type { SafeJson, SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { ExternalId } from "../external-id";
import type { GivenField } from "../fields/given-fields";

export interface ImportedMessage {
  readonly direction: MessageDirection;
  readonly body: SafeText;
  /** The case's, unless told. */
  readonly channel?: Channel | null;
  /** Whether it was between the customer and the staff alone. */
  readonly isPrivate?: boolean | null;
  /** Whether no person wrote it. */
  readonly isAutomatic?: boolean | null;
  readonly externalId?: ExternalId | null;
}

/** Everything that a history may tell, by its name. */
interface Happenings {
  readonly message: ImportedMessage;
  readonly note: { readonly body: SafeText };
  readonly stateChanged: { readonly to: CaseState; readonly reason: CaseStateReason };
  readonly priorityChanged: { readonly to: CasePriority };
  readonly assigned: { readonly teamId?: Uuid | null; readonly memberId?: Uuid | null };
  readonly tagsChanged: {
    readonly added?: readonly SafeText[] | null;
    readonly removed?: readonly SafeText[] | null;
  };
}

export type HappeningName = keyof Happenings;

/** One thing that happened on an imported case: exactly one of the happenings. */
export type ImportedStep = {
  readonly at: Instant;
  readonly byMemberId?: Uuid | null;
  readonly byCustomer?: boolean | null;
} & { readonly [Name in HappeningName]?: Happenings[Name] | null };

/** What may change in a history; where it does, this is how it began. */
export interface ImportedBeginning {
  readonly priority?: CasePriority | null;
  readonly teamId?: Uuid | null;
  readonly memberId?: Uuid | null;
  readonly tags?: readonly SafeText[] | null;
}

/** A case as another system knew it: the facts of its end, and how it came there. */
export interface ImportedCase {
  readonly externalId: ExternalId;
  readonly customerId?: Uuid | null;
  readonly customerExternalId?: ExternalId | null;
  readonly subject: SafeText;
  readonly kind: CaseKind;
  readonly channel?: Channel | null;
  readonly openedAt: Instant;
  readonly atOpening?: ImportedBeginning | null;
  readonly state?: CaseState | null;
  readonly stateReason?: CaseStateReason | null;
  readonly priority?: CasePriority | null;
  readonly teamId?: Uuid | null;
  readonly memberId?: Uuid | null;
  readonly tags?: readonly SafeText[] | null;
  readonly attributes?: SafeJson | null;
  readonly fields?: readonly GivenField[] | null;
  readonly history?: readonly ImportedStep[] | null;
}
