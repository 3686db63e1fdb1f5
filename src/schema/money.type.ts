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
    return formatMoney(this, supportedLocale(locale) ?? "en");
  }
}

/** RFC 5646 asks for room for tags of 35 characters; real ones are shorter. */
const MAX_LOCALE_LENGTH = 35;

/** Null for an unknown language, and for a tag that is malformed, which Intl throws at. */
function supportedLocale(locale: string): string | null {
  if (locale.length > MAX_LOCALE_LENGTH) return null;
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? null;
  } catch {
    return null;
  }
}

@InputType("MoneyInput", { description: "An amount of one currency." })
export class MoneyInput implements MoneyAmount {
  @Field(() => BigIntScalar, { description: "In the currency's own minor units; not negative." })
  amountMinor!: bigint;

  @Field(() => CurrencyCode, { description: "The currency, e.g. `EUR`." })
  currency!: string;
}
