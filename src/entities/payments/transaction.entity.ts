import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import { Rule } from "../../kernel/database/rule";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { OnChain } from "./on-chain";
import type { MoneyMode } from "./provider-enums";
import type {
  AdviceCode,
  RiskLevel,
  TransactionAnomaly,
  TransactionDirection,
  TransactionKind,
  TransactionRail,
  TransactionState,
} from "./transaction-enums";
import type { TransactionMethod } from "./transaction-method";

/** A payment or payout as the desk sees it. Amounts are minor units of `currency`. */
@Entity("transactions")
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@ForeignKey("Customer", ["workspaceId", "payerCustomerId"], ["workspaceId", "id"])
@ForeignKey("Customer", ["workspaceId", "payeeCustomerId"], ["workspaceId", "id"])
@ForeignKey("Customer", ["workspaceId", "merchantCustomerId"], ["workspaceId", "id"])
@ForeignKey("ProviderConnection", ["workspaceId", "connectionId"], ["workspaceId", "id"])
@ForeignKey("Transaction", ["workspaceId", "mergedIntoId"], ["workspaceId", "id"])
@Index("transactions_by_provider_id", ["workspaceId", "provider", "providerId"], {
  unique: true,
  where: "merged_into_id is null",
})
@Index("transactions_by_created", ["workspaceId", "createdAt", "id"])
@Index("transactions_by_updated", ["workspaceId", "updatedAt", "id"])
@Index("transactions_by_occurred", ["workspaceId", "occurredAt", "id"])
@Index("transactions_by_state", ["workspaceId", "state", "createdAt", "id"])
@Index("transactions_by_kind", ["workspaceId", "kind", "createdAt", "id"])
@Index("transactions_by_mode", ["workspaceId", "mode", "createdAt", "id"])
@Index("transactions_by_rail", ["workspaceId", "rail", "createdAt", "id"])
@Index("transactions_by_payer", ["workspaceId", "payerCustomerId", "createdAt", "id"])
@Index("transactions_by_payee", ["workspaceId", "payeeCustomerId", "createdAt", "id"])
@Index("transactions_by_merchant", ["workspaceId", "merchantCustomerId", "createdAt", "id"])
@Index("transactions_by_amount", ["workspaceId", "currency", "amountMinor", "id"])
@Index("transactions_merged", ["workspaceId", "mergedIntoId"], { where: "merged_into_id is not null" })
@Index("transactions_by_trace_number", ["workspaceId", "traceNumber"], {
  where: "trace_number is not null",
})
@Index("transactions_by_minor_amount", ["workspaceId", "amountMinor", "currency"], {
  where: "amount_minor is not null",
})
@Index("transactions_by_last_four", { synchronize: false })
@Index("transactions_by_chain_hash", { synchronize: false })
@Rule("transactions_kind", ["kind"], "kind in ('PAYMENT', 'PAYOUT')")
@Rule("transactions_direction", ["direction"], "direction in ('IN', 'OUT')")
@Rule("transactions_mode", ["mode"], "mode in ('LIVE', 'TEST')")
@Rule(
  "transactions_rail",
  ["rail"],
  "rail in ('CARD', 'WALLET', 'BANK_TRANSFER', 'DIRECT_DEBIT', 'CASH_VOUCHER', 'CRYPTO', 'P2P', 'PAY_LATER')",
)
@Rule(
  "transactions_state",
  ["state"],
  "state in ('PENDING', 'AUTHORISED', 'CAPTURED', 'DELAYED', 'FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'REVERSED', 'ON_HOLD')",
)
@Check("transactions_currency", "currency is not null or amount_minor is null")
@Check(
  "transactions_amounts",
  "amount_minor >= 0 and captured_minor >= 0 and refunded_minor >= 0 and refund_pending_minor >= 0 and disputed_minor >= 0 and reversed_minor >= 0",
)
@Check("transactions_refunded", "refunded_minor <= captured_minor and refund_pending_minor <= refunded_minor")
@Rule(
  "transactions_risk_level",
  ["risk_level"],
  "risk_level in ('NORMAL', 'ELEVATED', 'HIGHEST', 'NOT_ASSESSED', 'UNKNOWN')",
)
@Check("transactions_risk_score", "risk_score between 0 and 100")
@Rule(
  "transactions_advice_code",
  ["advice_code"],
  "advice_code in ('CONFIRM_CARD_DATA', 'DO_NOT_TRY_AGAIN', 'TRY_AGAIN_LATER')",
)
export class Transaction extends VersionedRow {
  @Column({ type: "text" })
  kind!: TransactionKind;

  @Column({ type: "text" })
  direction!: TransactionDirection;

  @Column({ type: "text" })
  mode!: MoneyMode;

  @Column({ type: "text" })
  state!: TransactionState;

  /** Null until somebody tells it. */
  @Column({ type: "text", nullable: true })
  rail!: TransactionRail | null;

  /** In lower case, e.g. `stripe`. */
  @Column({ type: "text" })
  provider!: SafeText;

  /** The steadiest id that the provider knows it by; all of them are in `transaction_keys`. */
  @Column({ type: "text" })
  providerId!: SafeText;

  /** The provider's own sub-account, where the provider keeps several. */
  @Column({ type: "text", nullable: true })
  providerAccount!: SafeText | null;

  /** Whose events state and amounts follow; null while they are told through the API. */
  @Column({ type: "uuid", nullable: true })
  connectionId!: Uuid | null;

  @Column({ type: "uuid", nullable: true })
  payerCustomerId!: Uuid | null;

  @Column({ type: "uuid", nullable: true })
  payeeCustomerId!: Uuid | null;

  @Column({ type: "uuid", nullable: true })
  merchantCustomerId!: Uuid | null;

  /** How a party is called who is no customer of ours. */
  @Column({ type: "text", nullable: true })
  payerName!: SafeText | null;

  @Column({ type: "text", nullable: true })
  payeeName!: SafeText | null;

  @Column({ type: "text", nullable: true })
  merchantName!: SafeText | null;

  /** Null while only refunds or disputes are known, or a currency of unknown decimals. */
  @Column({ type: "text", nullable: true })
  currency!: string | null;

  @Column({ type: "bigint", nullable: true })
  amountMinor!: bigint | null;

  @Column({ type: "bigint" })
  capturedMinor!: bigint;

  /** Gone back at the merchant's order, or on its way. */
  @Column({ type: "bigint" })
  refundedMinor!: bigint;

  /** The part of it that the provider has not confirmed yet. */
  @Column({ type: "bigint" })
  refundPendingMinor!: bigint;

  /** Contested now. */
  @Column({ type: "bigint" })
  disputedMinor!: bigint;

  /** Taken back for good. */
  @Column({ type: "bigint" })
  reversedMinor!: bigint;

  @Column({ type: "text", array: true, default: () => "'{}'" })
  anomalies!: readonly TransactionAnomaly[];

  @Column({ type: "jsonb", nullable: true })
  method!: TransactionMethod | null;

  /** Null where nothing is told of a public chain, and on every rail but CRYPTO. */
  @Column({ type: "jsonb", nullable: true })
  onChain!: OnChain | null;

  /** The provider's own words; they may name fraud, so a customer never sees them. */
  @Column({ type: "text", nullable: true })
  declineCode!: SafeText | null;

  @Column({ type: "text", nullable: true })
  networkDeclineCode!: SafeText | null;

  @Column({ type: "text", nullable: true })
  adviceCode!: AdviceCode | null;

  @Column({ type: "text", nullable: true })
  riskLevel!: RiskLevel | null;

  /** 0 to 100. */
  @Column({ type: "integer", nullable: true })
  riskScore!: number | null;

  /** The sort of fraud that the payer's bank reports, in the provider's word. */
  @Column({ type: "text", nullable: true })
  fraudWarning!: SafeText | null;

  /** By which a bank finds the money; on card networks the ARN. */
  @Column({ type: "text", nullable: true })
  traceNumber!: SafeText | null;

  @Column({ type: "text", nullable: true })
  description!: SafeText | null;

  /** What the payer's bank statement says. */
  @Column({ type: "text", nullable: true })
  statementDescriptor!: SafeText | null;

  /** When the provider made it. */
  @Column({ type: "timestamptz", precision: 3 })
  occurredAt!: Instant;

  /** The moment at which it was as it stands here: what was true before then does not overwrite it. */
  @Column({ type: "timestamptz", precision: 3 })
  factsAt!: Instant;

  /** Set on a row that turned out to be the same transaction as another, which carries on alone. */
  @Column({ type: "uuid", nullable: true })
  mergedIntoId!: Uuid | null;
}
