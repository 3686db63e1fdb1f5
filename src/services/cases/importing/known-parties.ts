import { Case } from "../../../entities/cases/case.entity";
import { sql, type Sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import { ConflictError, InvalidError, NotFoundError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { identityForm } from "../../customers/identity-form";
import { standingIds } from "../../customers/standing-customer";
import { externalIdForm, type ExternalId } from "../external-id";
import { keyOfCase } from "../known-case";
import type { ImportedCase } from "./imported-case";

const cases = table(Case);

/** What the workspace knows of all that cases to be imported name. */
export interface KnownParties {
  readonly cases: ReadonlyMap<string, Case>;
  readonly customers: ReadonlyMap<string, Uuid>;
  readonly teams: ReadonlySet<Uuid>;
  readonly members: ReadonlySet<Uuid>;
  /** External ids of messages that some case has. */
  readonly messages: ReadonlySet<string>;
}

/** One statement for each kind of thing, however many cases there are. Holds the cases' external ids. */
export async function knownParties(ctx: Context, given: readonly ImportedCase[]): Promise<KnownParties> {
  const histories = given.flatMap(({ history }) => history ?? []);
  const assignments = [
    ...given,
    ...given.flatMap(({ atOpening }) => atOpening ?? []),
    ...histories.flatMap(({ assigned }) => assigned ?? []),
  ];
  const memberIds = [
    ...assignments.flatMap(({ memberId }) => memberId ?? []),
    ...histories.flatMap(({ byMemberId }) => byMemberId ?? []),
  ];
  const [known, customers, teams, members, messages] = await Promise.all([
    knownCases(
      ctx,
      given.map(({ externalId }) => externalIdForm(externalId)),
    ),
    knownCustomers(ctx, given),
    idsAmong(
      ctx,
      sql`teams`,
      assignments.flatMap(({ teamId }) => teamId ?? []),
    ),
    idsAmong(ctx, sql`members`, memberIds),
    knownMessages(
      ctx,
      histories.flatMap(({ message }) => message?.externalId ?? []),
    ),
  ]);
  return { cases: known, customers, teams, members, messages };
}

/** An external id as the key of a map. */
export function keyOf(externalId: ExternalId): string {
  const { source, id } = externalIdForm(externalId);
  return JSON.stringify([source, id]);
}

/** The customer whose case it is. */
export function customerOf(given: ImportedCase, { customers }: KnownParties): Uuid {
  const { customerId, customerExternalId } = given;
  if ((customerId == null) === (customerExternalId == null))
    throw new InvalidError("customerId", "Say whose case it is: by `customerId` or `customerExternalId`.");
  const id = customers.get(customerId ?? keyOfCustomer(customerExternalId));
  if (!id) throw new NotFoundError("customer", [customerId == null ? "customerExternalId" : "customerId"]);
  return id;
}

/** Refuses ids that are blank, before anything is looked for by them. */
export function refuseMalformed({ externalId, customerExternalId, history }: ImportedCase): void {
  externalIdForm(externalId);
  if (customerExternalId) formOfCustomer(customerExternalId);
  for (const [index, { message }] of (history ?? []).entries())
    if (message?.externalId)
      externalIdForm(message.externalId, ["history", String(index), "message", "externalId"]);
}

/** Refuses teams and members that the workspace does not have, and messages that are on a case already. */
export function refuseUnknown(given: ImportedCase, known: KnownParties): void {
  refuseStrangers(given, known, []);
  if (given.atOpening) refuseStrangers(given.atOpening, known, ["atOpening"]);
  const seen = new Set<string>();
  for (const [index, { byMemberId, assigned, message }] of (given.history ?? []).entries()) {
    const path = ["history", String(index)];
    if (byMemberId != null && !known.members.has(byMemberId))
      throw new NotFoundError("member", [...path, "byMemberId"]);
    if (assigned) refuseStrangers(assigned, known, [...path, "assigned"]);
    const key = message?.externalId && keyOf(message.externalId);
    if (key && (known.messages.has(key) || seen.has(key)))
      throw new TakenError([...path, "message", "externalId"], "A message has this external id already.");
    if (key) seen.add(key);
  }
}

class TakenError extends ConflictError {
  constructor(
    override readonly field: readonly string[],
    message: string,
  ) {
    super(message);
  }
}

function refuseStrangers(
  { teamId, memberId }: { readonly teamId?: Uuid | null; readonly memberId?: Uuid | null },
  { teams, members }: KnownParties,
  path: readonly string[],
): void {
  if (teamId != null && !teams.has(teamId)) throw new NotFoundError("team", [...path, "teamId"]);
  if (memberId != null && !members.has(memberId)) throw new NotFoundError("member", [...path, "memberId"]);
}

async function knownCases(ctx: Context, ids: readonly ExternalId[]): Promise<ReadonlyMap<string, Case>> {
  const keys = [...new Set(ids.map((id) => keyOfCase(ctx, id)))].sort();
  // In one order by everybody, so that two imports of the same cases cannot wait for each other.
  ctx.db.write(sql`
    select pg_advisory_xact_lock(hashtextextended(key, 2))
    from unnest(${keys}::text[]) with ordinality held(key, n)
    order by n`);
  const rows = await ctx.db.rows<Case>(sql`
    select ${columnsOf(cases, "c")}
    from unnest(${ids.map(({ source }) => source)}::text[], ${ids.map(({ id }) => id)}::text[]) wanted(source, id)
    join cases c on ${ctx.inWorkspace("c")} and c.external_source = wanted.source and c.external_id = wanted.id`);
  return new Map(
    rows.flatMap((row) =>
      row.externalSource !== null && row.externalId !== null
        ? [[keyOf({ source: row.externalSource, id: row.externalId }), row]]
        : [],
    ),
  );
}

async function knownCustomers(
  ctx: Context,
  given: readonly ImportedCase[],
): Promise<ReadonlyMap<string, Uuid>> {
  const named = given.flatMap(({ customerId }) => customerId ?? []);
  const forms = given.flatMap(({ customerExternalId }) =>
    customerExternalId ? [formOfCustomer(customerExternalId)] : [],
  );
  const rows =
    forms.length === 0
      ? []
      : await ctx.db.rows<{ readonly source: string; readonly value: string; readonly customerId: Uuid }>(sql`
        select i.source, i.value, i.customer_id as "customerId"
        from unnest(${forms.map(({ source }) => source)}::text[], ${forms.map(({ value }) => value)}::text[])
          wanted(source, value)
        join customer_identities i on ${ctx.inWorkspace("i")} and i.kind = 'EXTERNAL'
          and i.source = wanted.source and i.value = wanted.value`);
  const standing = await standingIds(ctx, [...named, ...rows.map(({ customerId }) => customerId)]);
  return new Map([
    ...standing,
    ...rows.map(({ source, value, customerId }): [string, Uuid] => [
      JSON.stringify([source, value]),
      standing.get(customerId) ?? customerId,
    ]),
  ]);
}

function formOfCustomer({ source, id }: ExternalId) {
  return identityForm({ kind: "EXTERNAL", source, value: id }, ["customerExternalId"]);
}

function keyOfCustomer(externalId: ExternalId | null | undefined): string {
  if (!externalId) return "";
  const { source, value } = formOfCustomer(externalId);
  return JSON.stringify([source, value]);
}

async function idsAmong(ctx: Context, from: Sql, ids: readonly Uuid[]): Promise<ReadonlySet<Uuid>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db.rows<{ readonly id: Uuid }>(sql`
    select t.id from ${from} t where ${ctx.inWorkspace("t")} and t.id = any(${[...new Set(ids)]}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

async function knownMessages(ctx: Context, given: readonly ExternalId[]): Promise<ReadonlySet<string>> {
  if (given.length === 0) return new Set();
  const ids = given.map((one) => externalIdForm(one));
  const rows = await ctx.db.rows<ExternalId>(sql`
    select m.external_source as source, m.external_id as id
    from unnest(${ids.map(({ source }) => source)}::text[], ${ids.map(({ id }) => id)}::text[]) wanted(source, id)
    join case_messages m on ${ctx.inWorkspace("m")} and m.external_source = wanted.source
      and m.external_id = wanted.id`);
  return new Set(rows.map(keyOf));
}
