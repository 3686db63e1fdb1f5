import { Field, Int, ObjectType } from "type-graphql";
import { MoneyMode } from "../../entities/payments/provider-enums";
import {
  AdviceCode,
  RiskLevel,
  TransactionAnomaly,
  TransactionDirection,
  TransactionKind,
  TransactionRail,
  TransactionState,
} from "../../entities/payments/transaction-enums";
import type { Transaction } from "../../entities/payments/transaction.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime } from "../scalars";
import { StaffField } from "../staff-field";
import "./transaction-enums";
import { TransactionMethodType } from "./transaction-method.type";

/** Columns that the schema shows as objects, or not at all. */
type Hidden =
  | "workspaceId"
  | "connectionId"
  | "mergedIntoId"
  | `${string}Minor`
  | `${string}CustomerId`
  | "currency"
  | "onChain"
  | "factsAt";

@ObjectType("Transaction", {
  implements: NodeType,
  description: "A payment or payout as the support desk sees it.",
  simpleResolvers: true,
})
export class TransactionType implements NodeType, Omit<Transaction, Hidden> {
  id!: Uuid;

  @Field(() => TransactionKind, { description: "Payment or payout." })
  kind!: TransactionKind;

  @Field(() => TransactionDirection, { description: "Which way the money moves." })
  direction!: TransactionDirection;

  @Field(() => MoneyMode, { description: "Whether real money is behind it." })
  mode!: MoneyMode;

  @Field(() => TransactionState, { description: "Where it stands." })
  state!: TransactionState;

  @Field(() => TransactionRail, {
    nullable: true,
    description: "The network the money runs over; null until it is known.",
  })
  rail!: TransactionRail | null;

  @Field(() => String, { description: "The payment provider, in lower case, e.g. `stripe`." })
  provider!: SafeText;

  @Field(() => TransactionMethodType, { nullable: true, description: "How it was paid; null until known." })
  method!: TransactionMethodType | null;

  @Field(() => String, { nullable: true, description: "How the payer is called, when it is no customer." })
  payerName!: SafeText | null;

  @Field(() => String, { nullable: true, description: "How the payee is called, when it is no customer." })
  payeeName!: SafeText | null;

  @Field(() => String, { nullable: true, description: "How the merchant is called, when it is no customer." })
  merchantName!: SafeText | null;

  @Field(() => String, {
    nullable: true,
    description: "By which a bank finds the money; on card networks the ARN. Known some days after a refund.",
  })
  traceNumber!: SafeText | null;

  @Field(() => String, { nullable: true, description: "What it was for." })
  description!: SafeText | null;

  @Field(() => String, { nullable: true, description: "What the payer's bank statement says." })
  statementDescriptor!: SafeText | null;

  @Field(() => DateTime, { description: "When the provider made it." })
  occurredAt!: Instant;

  @Field(() => DateTime, { description: "When it became known here." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When it last changed here." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;

  @StaffField(() => String, { description: "The steadiest id that the provider knows it by." })
  providerId!: SafeText;

  @StaffField(() => String, { description: "The provider's own sub-account, where it keeps several." })
  providerAccount!: SafeText | null;

  @StaffField(() => [TransactionAnomaly], { description: "What does not add up in the provider's figures." })
  anomalies!: readonly TransactionAnomaly[];

  @StaffField(() => String, {
    description:
      "Why the last attempt failed, in the provider's words. Never tell a payer of suspected fraud.",
  })
  declineCode!: SafeText | null;

  @StaffField(() => String, { description: "The raw code of the card network, e.g. `51`." })
  networkDeclineCode!: SafeText | null;

  @StaffField(() => AdviceCode, { description: "What the provider advises after the decline." })
  adviceCode!: AdviceCode | null;

  @StaffField(() => RiskLevel, { description: "How risky the provider thinks it is." })
  riskLevel!: RiskLevel | null;

  @StaffField(() => Int, { description: "The provider's risk score, 0 to 100." })
  riskScore!: number | null;

  @StaffField(() => String, { description: "The sort of fraud that the payer's bank reports." })
  fraudWarning!: SafeText | null;
}

export const TransactionConnection = connectionTypeOf(TransactionType, "Transaction");
