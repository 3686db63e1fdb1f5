import { ArrayMaxSize, MaxLength } from "class-validator";
import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { CaseKind, CasePriority, CaseState } from "../../entities/cases/case-enums";
import { Channel } from "../../entities/customers/customer-enums";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { PageArgs } from "../connection";
import "../customers/customer-enums";
import { ExternalIdInput } from "../customers/customer-inputs";
import { IdField } from "../id-field";
import { OrderDirection } from "../order";
import { DateTime } from "../scalars";
import "./case-enums";
import { CaseFieldFilter } from "./case-field-value-inputs";

@InputType({ description: "Which cases; all conditions hold at once." })
export class CaseFilter {
  @ArrayMaxSize(5)
  @Field(() => [CaseState], { nullable: true, description: "Cases in one of these states." })
  states?: CaseState[] | null;

  @ArrayMaxSize(14)
  @Field(() => [CaseKind], { nullable: true, description: "Cases of one of these kinds." })
  kinds?: CaseKind[] | null;

  @ArrayMaxSize(4)
  @Field(() => [CasePriority], {
    nullable: true,
    description: "Cases of one of these priorities. Staff only.",
  })
  priorities?: CasePriority[] | null;

  @Field(() => Channel, { nullable: true, description: "Cases that began here." })
  channel?: Channel | null;

  @IdField("Customer", { nullable: true, description: "Cases of this customer." })
  customerId?: Uuid | null;

  @IdField("Team", { nullable: true, description: "Cases in this team's queue. Staff only." })
  teamId?: Uuid | null;

  @IdField("Member", { nullable: true, description: "Cases on which this member works. Staff only." })
  memberId?: Uuid | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: cases on which no member works. False: those on which one does. Staff only.",
  })
  unassigned?: boolean | null;

  @IdField("Member", { nullable: true, description: "Cases that this member watches. Staff only." })
  watchedBy?: Uuid | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: cases on which the caller works, if it is a member. False: all others. Staff only.",
  })
  assignedToMe?: boolean | null;

  @MaxLength(50)
  @Field(() => String, { nullable: true, description: "Cases with this tag. Staff only." })
  tag?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: cases that are laid aside. False: those that are not. Staff only.",
  })
  snoozed?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "True: cases on which something is new to the caller, if it is a member (see `Case.isUnread`). False: all others. Staff only.",
  })
  unread?: boolean | null;

  @IdField("Transaction", { nullable: true, description: "Cases about this transaction." })
  transactionId?: Uuid | null;

  @Field(() => ExternalIdInput, {
    nullable: true,
    description: "The one case that another system knows by this id. Staff only.",
  })
  externalId?: ExternalIdInput | null;

  @Field(() => CaseFieldFilter, {
    nullable: true,
    description: "Cases by what they hold in one custom field; name further ones within `and`.",
  })
  field?: CaseFieldFilter | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Cases of which the first running clock is due, or was, before this moment. Staff only.",
  })
  nextDueBefore?: Instant | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Cases of which the first running clock is due after this moment. Staff only.",
  })
  nextDueAfter?: Instant | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "True: cases of which a clock breached, be it that it was done since. False: those that were never late. Staff only.",
  })
  hasBreachedClock?: boolean | null;

  @Field(() => DateTime, { nullable: true, description: "Cases opened after this moment." })
  createdAfter?: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "Cases opened before this moment." })
  createdBefore?: Instant | null;

  @ArrayMaxSize(20)
  @Field(() => [CaseFilter], { nullable: true, description: "Cases for which all of these hold, too." })
  and?: CaseFilter[] | null;

  @ArrayMaxSize(20)
  @Field(() => [CaseFilter], {
    nullable: true,
    description:
      "Cases for which one of these holds, or several. Filters go 3 levels deep, with 20 facts in all.",
  })
  or?: CaseFilter[] | null;

  @Field(() => CaseFilter, { nullable: true, description: "Cases for which this does not hold." })
  not?: CaseFilter | null;
}

export const CaseOrderField = {
  CREATED_AT: "CREATED_AT",
  UPDATED_AT: "UPDATED_AT",
  PRIORITY: "PRIORITY",
  NEXT_DUE: "NEXT_DUE",
} as const;
export type CaseOrderField = (typeof CaseOrderField)[keyof typeof CaseOrderField];

registerEnumType(CaseOrderField, {
  name: "CaseOrderField",
  description: "What cases are ordered by.",
  valuesConfig: {
    CREATED_AT: { description: "When they were opened." },
    UPDATED_AT: { description: "When anything last happened on them." },
    PRIORITY: { description: "How soon they need attention, and then their age. Staff only." },
    NEXT_DUE: {
      description:
        "When the first of their running clocks is due, or was: ASC begins with what is late, and ends with what is not due at all. Staff only.",
    },
  },
});

@InputType({ description: "The order of a list of cases." })
export class CaseOrder {
  @Field(() => CaseOrderField, { description: "What to order by." })
  field!: CaseOrderField;

  @Field(() => OrderDirection, {
    nullable: true,
    description:
      "Which end comes first; for priorities DESC is urgent first. Unless told ASC for NEXT_DUE, which is what is most pressing first, and DESC for all else.",
  })
  direction?: OrderDirection | null;
}

@ArgsType()
export class CaseListArgs extends PageArgs {
  @IdField("CaseView", {
    nullable: true,
    description:
      "The cases of this saved view, in its order unless told; the filter narrows them further. Staff only.",
  })
  viewId?: Uuid | null;

  @Field(() => CaseFilter, { nullable: true, description: "Which cases; all unless told." })
  filter?: CaseFilter | null;

  @Field(() => CaseOrder, { nullable: true, description: "Newest first unless told." })
  orderBy?: CaseOrder | null;
}
