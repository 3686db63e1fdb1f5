import { every, NOTHING, sql, type Sql } from "../../../kernel/database/sql";
import { safeText } from "../../../kernel/firewall/admit";
import type { Raw } from "../../../kernel/firewall/safe-text";
import type { MoneyAmount } from "../../../kernel/money";
import type { IsAmong } from "../../../kernel/paging/filter-tree";
import { isStaff, type Context } from "../../access/actor";
import { textBeginning, type GivenValue } from "./field-value";
import { visibleFields } from "./read-case-fields";

/** One end of a range; it is part of the range. */
interface Bound {
  readonly number?: number | null;
  readonly money?: MoneyAmount | null;
  readonly date?: string | null;
}

/** Cases by what they hold in one custom field; all that is given holds at once. */
export interface FieldFilter {
  readonly key: string;
  readonly equals?: Raw<GivenValue> | null;
  readonly atLeast?: Bound | null;
  readonly atMost?: Bound | null;
  readonly isSet?: boolean | null;
}

/**
 * The condition that case `c` holds such a value. A field that the caller does not know of is one that no case has:
 * the answer would tell. (Where somebody asks, it has been refused before; a filter that was saved is not asked anew.)
 */
export function fieldCondition(ctx: Context, filter: FieldFilter, isAmong: IsAmong): Sql {
  const ofField = sql`${ctx.inWorkspace("v")}
    and v.field_key = ${filter.key.trim()} ${ofVisibleField(ctx)}`;
  const values = conditions(filter);
  const valued = isAmong(
    sql`c.id`,
    sql`select v.case_id from case_field_values v where ${every([ofField, ...values])}`,
  );
  if (filter.isSet !== false) return valued;
  const unset = sql`not exists (select from case_field_values v where ${ofField} and v.case_id = c.id)`;
  return values.length > 0 ? every([unset, valued]) : unset;
}

function ofVisibleField(ctx: Context): Sql {
  if (isStaff(ctx.actor)) return NOTHING;
  return sql`and exists (select from case_fields f where ${visibleFields(ctx)} and f.key = v.field_key)`;
}

function conditions({ equals, atLeast, atMost }: FieldFilter): readonly Sql[] {
  return [
    ...(equals ? isEqual(equals) : []),
    ...(atLeast ? isWithin(atLeast, sql`>=`) : []),
    ...(atMost ? isWithin(atMost, sql`<=`) : []),
  ];
}

function isEqual({ text, choice, customerId, transactionId, ...others }: Raw<GivenValue>): readonly Sql[] {
  const given: Sql[] = [...isWithin(others, sql`=`)];
  if (text != null) {
    const whole = safeText(text.trim());
    given.push(sql`v.text_beginning = ${textBeginning(whole)} and v.text = ${whole}`);
  }
  if (choice != null) given.push(sql`v.choice = ${choice.trim()}`);
  if (customerId != null) given.push(sql`v.customer_id = ${customerId}`);
  if (transactionId != null) given.push(sql`v.transaction_id = ${transactionId}`);
  return given;
}

function isWithin({ number, money, date }: Bound, compared: Sql): readonly Sql[] {
  if (number != null) return [sql`v.number ${compared} ${number}`];
  if (money != null)
    return [sql`v.currency = ${money.currency} and v.amount_minor ${compared} ${money.amountMinor}`];
  return date != null ? [sql`v.date ${compared} ${date}`] : [];
}
