import { Resolver } from "type-graphql";
import type { BusinessCalendar } from "../../entities/clocks/business-calendar.entity";
import type { MoneyAmount } from "../../kernel/money";
import { SlaTargetType } from "../../schema/clocks/sla-policy.type";
import { calendarsById } from "../../services/clocks/calendars/read-calendars";
import type { PublishedTarget } from "../../services/clocks/policies/published-spec";
import { money } from "../payments/money";
import { Derived } from "../derived-field";
import { One } from "../related-field";

@Resolver(() => SlaTargetType)
export class SlaTargetFields {
  @One<PublishedTarget, BusinessCalendar>(calendarsById, "calendarId")
  calendar!: BusinessCalendar | null;

  @Derived(["breachCost"], ({ breachCost }: PublishedTarget) =>
    breachCost ? money(breachCost.amountMinor, breachCost.currency) : null,
  )
  breachCost!: MoneyAmount | null;
}
