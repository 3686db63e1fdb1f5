import { Arg, Field, InputType, ObjectType } from "type-graphql";
import { formatMoney, type MoneyAmount } from "../kernel/money";
import { BigIntScalar, CurrencyCode } from "./scalars";

@ObjectType("Money", { description: "An amount of one currency." })
export class MoneyType implements MoneyAmount {
  @Field(() => BigIntScalar, {
    description: "In the currency's own minor units: cents for EUR, yen for JPY, fils for BHD.",
  })
  amountMinor!: bigint;

  @Field(() => CurrencyCode, { description: "The currency, which fixes the number of decimals." })
  currency!: string;

  @Field(() => String, { description: "As people of a locale write it, e.g. `€12.50`." })
  formatted(
    @Arg("locale", () => String, { defaultValue: "en", description: "BCP 47 language tag." }) locale: string,
  ): string {
    return formatMoney(this, Intl.NumberFormat.supportedLocalesOf(safeLocale(locale))[0] ?? "en");
  }
}

/** An unknown language falls back to English; a malformed tag would throw. */
function safeLocale(locale: string): string {
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(locale) ? locale : "en";
}

@InputType("MoneyInput", { description: "An amount of one currency." })
export class MoneyInput implements MoneyAmount {
  @Field(() => BigIntScalar, { description: "In the currency's own minor units; not negative." })
  amountMinor!: bigint;

  @Field(() => CurrencyCode, { description: "The currency, e.g. `EUR`." })
  currency!: string;
}
