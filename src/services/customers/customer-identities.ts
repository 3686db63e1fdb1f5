import { CustomerIdentity } from "../../entities/customers/customer-identity.entity";
import { firstRow } from "../../kernel/database/database";
import { joined, sql } from "../../kernel/database/sql";
import { insertRows } from "../../kernel/database/store";
import { columnsOf, table } from "../../kernel/database/table";
import { ConflictError, LimitError, type Refusal } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import type { IdentityForm } from "./identity-form";

const identities = table(CustomerIdentity);

/** They are read as a whole with their customer. */
export const MAX_IDENTITIES = 100;

export class IdentityTakenError extends ConflictError {
  constructor(override readonly field: Refusal["field"]) {
    super("Another customer of the workspace already has this identity.");
  }
}

/**
 * Holds these identities until the transaction ends, so that two requests that meet the same new
 * customer at once do not both create it. Taken in one order by everybody: no deadlock.
 */
export async function holdIdentities(ctx: Context, forms: readonly IdentityForm[]): Promise<void> {
  const keys = forms.map(({ kind, source, value }) => `${ctx.workspaceId} ${kind} ${source} ${value}`).sort();
  if (keys.length === 0) return;
  await ctx.db.rows(
    sql`select pg_advisory_xact_lock(hashtextextended(key, 1)) from unnest(${keys}::text[]) with ordinality held(key, n) order by n`,
  );
}

/** Who has this identity, or null. */
export async function ownerOfIdentity(
  ctx: Context,
  { kind, source, value }: IdentityForm,
): Promise<Uuid | null> {
  const identity = await firstRow<CustomerIdentity>(
    ctx.db,
    sql`
    select ${columnsOf(identities)}
    from customer_identities
    where ${ctx.inWorkspace()}
    and kind = ${kind}
    and source = ${source}
    and value = ${value}`,
  );
  return identity?.customerId ?? null;
}

/** Gives the customer those of the identities that it does not have yet; refuses one that another customer has. */
export async function addIdentities(
  ctx: Context,
  customerId: Uuid,
  forms: readonly IdentityForm[],
  fieldOf: (index: number) => readonly string[],
): Promise<number> {
  if (forms.length === 0) return 0;
  const wanted = joined(
    forms.map(({ kind, source, value }) => sql`(${kind}, ${source}, ${value})`),
    ", ",
  );
  const known = await ctx.db.rows<CustomerIdentity>(sql`
    select ${columnsOf(identities)}
    from customer_identities
    where ${ctx.inWorkspace()}
    and (kind, source, value) in (${wanted})`);
  const isSame = (form: IdentityForm) => (row: CustomerIdentity) =>
    row.kind === form.kind && row.source === form.source && row.value === form.value;
  forms.forEach((form, index) => {
    const owner = known.find(isSame(form))?.customerId ?? customerId;
    if (owner !== customerId) throw new IdentityTakenError(fieldOf(index));
  });
  const missing = forms.filter(
    (form, index) =>
      !known.some(isSame(form)) &&
      forms.findIndex((other) => isSame(form)(other as CustomerIdentity)) === index,
  );
  if (missing.length > 0) await refuseTooMany(ctx, customerId, missing.length);
  await insertRows(
    ctx,
    identities,
    missing.map((form) => ({ id: ctx.newId(), customerId, ...form })),
  );
  return missing.length;
}

async function refuseTooMany(ctx: Context, customerId: Uuid, added: number): Promise<void> {
  const present = await firstRow<{ count: number }>(
    ctx.db,
    sql`
    select count(*)::int as count
    from customer_identities
    where ${ctx.inWorkspace()}
    and customer_id = ${customerId}`,
  );
  if ((present?.count ?? 0) + added > MAX_IDENTITIES)
    throw new LimitError(`A customer has at most ${MAX_IDENTITIES} identities.`);
}
