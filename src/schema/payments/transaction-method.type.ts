import { Field, Int, ObjectType } from "type-graphql";
import type { TransactionMethod } from "../../entities/payments/transaction-method";
import type { SafeText } from "../../kernel/firewall/safe-text";

@ObjectType("TransactionMethod", {
  description: "What is kept of a payment method: enough to recognise it, not enough to use it.",
  simpleResolvers: true,
})
export class TransactionMethodType implements TransactionMethod {
  @Field(() => String, { nullable: true, description: "The provider's own word, e.g. `sepa_debit`." })
  type!: SafeText | null;

  @Field(() => String, { nullable: true, description: "Card brand, e.g. `visa`." })
  brand!: SafeText | null;

  @Field(() => String, { nullable: true, description: "Last four digits of the card." })
  lastFour!: SafeText | null;

  @Field(() => Int, { nullable: true, description: "1 to 12." })
  expiryMonth!: number | null;

  @Field(() => Int, { nullable: true, description: "Four digits." })
  expiryYear!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The phone or browser wallet that holds the card, e.g. `apple_pay`.",
  })
  wallet!: SafeText | null;

  @Field(() => String, { nullable: true, description: "The payer's bank." })
  bankName!: SafeText | null;

  @Field(() => String, { nullable: true, description: "A bank account with all but its end masked." })
  maskedAccount!: SafeText | null;

  @Field(() => String, { nullable: true, description: "The blockchain, e.g. `ethereum`." })
  chain!: SafeText | null;

  @Field(() => String, { nullable: true, description: "Hash of the transfer on the chain." })
  chainHash!: SafeText | null;
}
