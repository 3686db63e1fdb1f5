import type { Channel, CustomerKind } from "../../../entities/customers/customer-enums";
import { sql } from "../../../kernel/database/sql";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import { plusSeconds } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import type { Asked } from "../asking/decide-asking";

/** What is known of one who might be asked. */
export interface AskedCustomer {
  readonly id: Uuid;
  readonly kind: CustomerKind;
  readonly tier: SafeText | null;
  readonly locale: SafeText | null;
  readonly timeZone: SafeText | null;
  readonly preferredChannel: Channel | null;
  readonly consentedChannels: readonly Channel[];
  readonly isBlocked: boolean;
  readonly hasOptedOut: boolean;
}

export async function askedCustomers(
  ctx: Context,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, AskedCustomer>> {
  const rows = await ctx.db.rows<AskedCustomer>(sql`
    select c.id, c.kind, c.tier, c.locale, c.time_zone as "timeZone", c.preferred_channel as "preferredChannel",
      c.consented_channels as "consentedChannels", c.blocked_at is not null as "isBlocked",
      exists (
        select from survey_opt_outs o where ${ctx.inWorkspace("o")} and o.customer_id = c.id) as "hasOptedOut"
    from customers c
    where ${ctx.inWorkspace("c")}
    and c.id = any(${ids}::uuid[])
    and c.merged_into_id is null`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** No interval is longer. */
export const MOST_INTERVAL_DAYS = 730;
const DAY_SECONDS = 24 * 3600;

/** When each customer was asked, or is to be, as far as any interval reaches back; those that went out alone, if told. */
export async function askingsOf(
  ctx: Context,
  customerIds: readonly Uuid[],
  { sentOnly }: { readonly sentOnly: boolean },
): Promise<ReadonlyMap<Uuid, Asked[]>> {
  const rows = await ctx.db.rows<{ customerId: Uuid; surveyId: Uuid; askedAt: string }>(sql`
    select i.customer_id as "customerId", i.survey_id as "surveyId", i.asked_at as "askedAt"
    from survey_invitations i
    where ${ctx.inWorkspace("i")}
    and i.customer_id = any(${customerIds}::uuid[])
    and i.state <> 'CANCELLED'
    and i.asked_at > ${plusSeconds(ctx.now(), -MOST_INTERVAL_DAYS * DAY_SECONDS)}
    ${sentOnly ? sql`and i.sent_at is not null` : sql``}`);
  const askings = new Map<Uuid, Asked[]>(customerIds.map((id) => [id, []]));
  for (const { customerId, surveyId, askedAt } of rows)
    askings.get(customerId)?.push({ surveyId, at: Date.parse(askedAt) });
  return askings;
}
