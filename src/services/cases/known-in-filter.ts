import { NotFoundError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import { factsOf } from "../../kernel/paging/filter-tree";
import type { BatchRead } from "../../kernel/reads";
import type { Context } from "../access/actor";
import { membersById } from "../access/read-members";
import { teamsById } from "../access/read-teams";
import { customersById } from "../customers/read-customers";
import { transactionsById } from "../payments/read-transactions";
import type { CaseFilter } from "./case-filter";
import { assertKnownFields, fieldFiltersIn } from "./fields/filtered-fields";

interface NamedObject {
  readonly noun: string;
  readonly byId: BatchRead<Context, null, object>;
}

/** Which facts of a filter name an object, and of what kind. */
const OBJECTS = {
  customerId: { noun: "customer", byId: customersById },
  teamId: { noun: "team", byId: teamsById },
  memberId: { noun: "member", byId: membersById },
  watchedBy: { noun: "member", byId: membersById },
  transactionId: { noun: "transaction", byId: transactionsById },
} as const satisfies Partial<Record<keyof CaseFilter, NamedObject>>;

/** Refuses a filter that is kept and names what is not there; one that is asked once merely finds nothing. */
export async function assertKnownInFilter(ctx: Context, filter: CaseFilter): Promise<void> {
  const placed = factsOf(filter);
  await assertKnownFields(ctx, fieldFiltersIn(placed));
  for (const [field, { noun, byId }] of Object.entries(OBJECTS)) {
    const named = placed.flatMap(({ facts, path }) => {
      const id = facts[field as keyof typeof OBJECTS];
      return id == null ? [] : [{ id, path: [...path, field] }];
    });
    if (named.length === 0) continue;
    const ids: readonly Uuid[] = [...new Set(named.map(({ id }) => id))];
    const known = await byId.body(ctx, { ids, args: null });
    const missing = named.find(({ id }) => !known.has(id));
    if (missing) throw new NotFoundError(noun, missing.path);
  }
}
