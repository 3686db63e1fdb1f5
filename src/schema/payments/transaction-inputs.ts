import { ArrayMaxSize, ArrayMinSize, Matches, Max, MaxLength, Min } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { MoneyMode } from "../../entities/payments/provider-enums";
import {
  AdviceCode,
  RiskLevel,
  TransactionKind,
  TransactionRail,
  TransactionState,
} from "../../entities/payments/transaction-enums";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { IdField } from "../id-field";
import { MoneyInput } from "../money.type";
import { BigIntScalar, DateTime } from "../scalars";
import { OnChainInput } from "./on-chain-input";
import "./transaction-enums";
import { TransactionMethodInput } from "./transaction-method-input";

@InputType({
  description:
    "A transaction by its id at the provider, with what is known of it. What is left out stays as it is; null empties what may be empty. Card data in texts is masked; in ids, codes and the method it is refused.",
})
export class UpsertTransactionInput {
  @MaxLength(50)
  @Matches(/^[a-z0-9][a-z0-9._-]*$/, { message: "Expected the provider's name in lower case: `stripe`." })
  @Field(() => String, { description: "The provider in lower case, e.g. `stripe`; 50 characters at most." })
  provider!: string;

  @MaxLength(255)
  @Matches(/\S/, { message: "Expected the provider's id." })
  @Field(() => String, {
    description: "The id there; the same id always means the same transaction. 255 characters at most.",
  })
  providerId!: string;

  @Field(() => TransactionKind, { nullable: true, description: "PAYMENT unless told; it never changes." })
  kind?: TransactionKind | null;

  @Field(() => MoneyMode, { nullable: true, description: "LIVE unless told; it never changes." })
  mode?: MoneyMode | null;

  @Field(() => TransactionState, {
    nullable: true,
    description: "Where it stands; a new transaction needs it. Illegal moves are refused, naming the legal.",
  })
  state?: TransactionState | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "The moment of which these facts are; now unless told. Facts older than the known ones change no state: they are noted in the history and fill in only what was not known.",
  })
  asOf?: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "When the provider made it; `asOf` unless told." })
  occurredAt?: Instant | null;

  @Field(() => TransactionRail, { nullable: true, description: "The network the money runs over." })
  rail?: TransactionRail | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: "What was asked for, not negative; a new transaction needs it. Its currency never changes.",
  })
  amount?: MoneyInput | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: "What was taken, in minor units; follows from the state unless told.",
  })
  capturedMinor?: bigint | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: "What went back, in minor units; PARTIALLY_REFUNDED needs it once.",
  })
  refundedMinor?: bigint | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: "What is contested now, in minor units; all of it for DISPUTED unless told.",
  })
  disputedMinor?: bigint | null;

  @IdField("Customer", { nullable: true, description: "The customer who pays." })
  payerCustomerId?: Uuid | null;

  @IdField("Customer", { nullable: true, description: "The customer who is paid." })
  payeeCustomerId?: Uuid | null;

  @IdField("Customer", { nullable: true, description: "The customer that is the merchant." })
  merchantCustomerId?: Uuid | null;

  @MaxLength(200)
  @Field(() => String, {
    nullable: true,
    description: "The payer, when no customer; 200 characters at most.",
  })
  payerName?: string | null;

  @MaxLength(200)
  @Field(() => String, {
    nullable: true,
    description: "The payee, when no customer; 200 characters at most.",
  })
  payeeName?: string | null;

  @MaxLength(200)
  @Field(() => String, {
    nullable: true,
    description: "The merchant, when no customer; 200 characters at most.",
  })
  merchantName?: string | null;

  @Field(() => TransactionMethodInput, {
    nullable: true,
    description: "The safe facts of the payment method; what is left out stays.",
  })
  method?: TransactionMethodInput | null;

  @Field(() => OnChainInput, {
    nullable: true,
    description: "What a public chain tells of it, for the rail CRYPTO alone; what is left out stays.",
  })
  onChain?: OnChainInput | null;

  @MaxLength(100)
  @Field(() => String, {
    nullable: true,
    description: "Why it failed, in the provider's words, e.g. `insufficient_funds`; 100 characters at most.",
  })
  declineCode?: string | null;

  @MaxLength(20)
  @Field(() => String, { nullable: true, description: "The raw code of the network; 20 characters at most." })
  networkDeclineCode?: string | null;

  @Field(() => AdviceCode, { nullable: true, description: "What the provider advises after the decline." })
  adviceCode?: AdviceCode | null;

  @Field(() => RiskLevel, { nullable: true, description: "How risky the provider thinks it is." })
  riskLevel?: RiskLevel | null;

  @Field(() => Int, { nullable: true, description: "The provider's risk score, 0 to 100." })
  riskScore?: number | null;

  @MaxLength(100)
  @Field(() => String, { nullable: true, description: "ARN or the like; 100 characters at most." })
  traceNumber?: string | null;

  @MaxLength(1_000)
  @Field(() => String, { nullable: true, description: "What it was for; 1,000 characters at most." })
  description?: string | null;

  @MaxLength(100)
  @Field(() => String, {
    nullable: true,
    description: "What the payer's bank statement says; 100 characters at most.",
  })
  statementDescriptor?: string | null;

  @MaxLength(200)
  @Field(() => String, {
    nullable: true,
    description: "Why it is told, for the history; 200 characters at most.",
  })
  reason?: string | null;

  @Min(1)
  @Max(2_147_483_647)
  @Field(() => Int, {
    nullable: true,
    description:
      "The version that the decision was made from. With it nothing is created: an id that is not known is NOT_FOUND.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "Several transactions, each as `upsertTransaction` takes it." })
export class UpsertTransactionsInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Field(() => [UpsertTransactionInput], { description: "In this order; 100 at most." })
  transactions!: UpsertTransactionInput[];
}
