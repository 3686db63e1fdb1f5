import { MaxLength } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import type { TransactionMethod } from "../../entities/payments/transaction-method";
import type { Raw } from "../../kernel/firewall/safe-text";

@InputType({
  description: "What may be kept of a payment method: enough to recognise it, not enough to use it.",
})
export class TransactionMethodInput implements Partial<Raw<TransactionMethod>> {
  @MaxLength(40)
  @Field(() => String, { nullable: true, description: "The provider's own word, e.g. `sepa_debit`." })
  type?: string | null;

  @MaxLength(40)
  @Field(() => String, { nullable: true, description: "Card brand in lower case, e.g. `visa`." })
  brand?: string | null;

  @MaxLength(4)
  @Field(() => String, { nullable: true, description: "Exactly the last four digits of the card." })
  lastFour?: string | null;

  @Field(() => Int, { nullable: true, description: "1 to 12." })
  expiryMonth?: number | null;

  @Field(() => Int, { nullable: true, description: "Four digits." })
  expiryYear?: number | null;

  @MaxLength(40)
  @Field(() => String, { nullable: true, description: "The wallet that holds the card, e.g. `apple_pay`." })
  wallet?: string | null;

  @MaxLength(100)
  @Field(() => String, { nullable: true, description: "The payer's bank; 100 characters at most." })
  bankName?: string | null;

  @MaxLength(40)
  @Field(() => String, { nullable: true, description: "An account with all but its end masked: `****6789`." })
  maskedAccount?: string | null;

  @MaxLength(40)
  @Field(() => String, { nullable: true, description: "The blockchain in lower case, e.g. `ethereum`." })
  chain?: string | null;

  @MaxLength(128)
  @Field(() => String, { nullable: true, description: "Hash of the transfer; 32 to 128 letters and digits." })
  chainHash?: string | null;
}
