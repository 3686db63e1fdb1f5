import { Field, Int, ObjectType } from "type-graphql";
import {
  DeclineGroup,
  DeclineReason,
  DeclineScheme,
  PaymentWay,
  RetryAdvice,
  CustomerLanguage,
} from "../../entities/payments/decline-enums";
import { Duration } from "../scalars";
import { StaffField } from "../staff-field";
import "./decline-enums";

@ObjectType("DeclineRetry", {
  description: "Whether and when the same payment may be tried again with the same method.",
  simpleResolvers: true,
})
export class DeclineRetryType {
  @Field(() => RetryAdvice, { description: "Whether to try again." })
  advice!: RetryAdvice;

  @Field(() => Duration, { nullable: true, description: "How long to wait at least; null for no wait." })
  after!: string | null;

  @Field(() => Int, { nullable: true, description: "Tries at most; null where no number bounds them." })
  attemptsAtMost!: number | null;

  @Field(() => Duration, { nullable: true, description: "How long those tries may take; null for no bound." })
  within!: string | null;
}

@ObjectType("DeclineExplanation", {
  description:
    "Why a payment was declined and what can be done. What is not for the staff alone can be shown and sent to the customer as it stands: it never tells of loss, theft or suspicion.",
  simpleResolvers: true,
})
export class DeclineExplanationType {
  @Field(() => CustomerLanguage, { description: "The language of `text`; English where there is no other." })
  language!: CustomerLanguage;

  @Field(() => DeclineReason, { description: "Why, as far as the customer may know it." })
  reason!: DeclineReason;

  @Field(() => DeclineGroup, { description: "What sort of reason that is." })
  group!: DeclineGroup;

  @Field(() => String, { description: "What to tell the customer." })
  text!: string;

  @Field(() => DeclineRetryType, { description: "Whether and when to try again." })
  retry!: DeclineRetryType;

  @Field(() => [PaymentWay], { description: "Other ways to pay that may work, the likeliest first." })
  otherWays!: readonly PaymentWay[];

  @StaffField(() => DeclineScheme, { description: "Whose code it is; null when it is not known." })
  scheme!: DeclineScheme | null;

  @StaffField(() => String, { description: "The code, as its scheme writes it; null when there was none." })
  code!: string | null;

  @StaffField(() => String, { description: "What the code means, in English. Never show it to customers." })
  detail!: string | null;

  @StaffField(() => Boolean, { description: "Whether the code is one that Redress knows." })
  isKnown!: boolean | null;

  @StaffField(() => Boolean, { description: "Whether the true reason must never reach the customer." })
  isConfidential!: boolean | null;

  @StaffField(() => Boolean, { description: "Whether `text` is the workspace's own." })
  isOwnText!: boolean | null;
}
