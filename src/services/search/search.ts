import { SearchKind } from "../../entities/search/search-enums";
import { ForbiddenError, InvalidError } from "../../kernel/errors";
import { cursorBinding, decodeCursor, encodeCursor } from "../../kernel/paging/cursor";
import { MAX_PAGE_SIZE } from "../../kernel/paging/page-request";
import type { Page } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import type { Permission } from "../access/permissions";
import { readQuery, type ReadQuery } from "./read-query";
import { searchCases } from "./search-cases";
import { searchCustomers } from "./search-customers";
import { ranked, type SearchHit } from "./search-hit";
import { searchTransactions } from "./search-transactions";

export interface SearchInput {
  readonly query: string;
  /** All that the caller may read, unless told. */
  readonly kinds?: readonly SearchKind[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

interface Searched {
  readonly permission: Permission;
  readonly search: (ctx: Context, query: ReadQuery) => Promise<readonly SearchHit[]>;
}

const SEARCHED: Readonly<Record<SearchKind, Searched>> = {
  CASE: { permission: "case:read", search: searchCases },
  CUSTOMER: { permission: "customer:read", search: searchCustomers },
  TRANSACTION: { permission: "transaction:read", search: searchTransactions },
};

const DEFAULT_FIRST = 10;

/**
 * What the query may mean, the best first. Each kind is searched under its own permission and policy. All hits,
 * which are few by the bounds of each kind, are found for every page: a page is where the one before ended.
 */
export const search = query(
  { name: "search:all", permission: "viewer:read" },
  async (ctx: Context, input: SearchInput): Promise<Page<SearchHit>> => {
    const kinds = searchedKinds(ctx, input.kinds ?? null);
    const size = pageSize(input.first ?? DEFAULT_FIRST);
    const binding = cursorBinding(ctx.workspaceId, "search", input.query, kinds);
    const after = input.after == null ? null : decodeCursor(binding, "integer", input.after, "after");
    const read = readQuery(input.query);
    const found = await Promise.all(kinds.map((kind) => SEARCHED[kind].search(ctx, read)));
    const hits = ranked(found.flat());
    // Where the last hit stands now, or where it stood if it is no hit any more.
    const place = after ? hits.findIndex(({ id }) => id === after.id) : -1;
    const start = after ? (place < 0 ? Number(after.key) : place + 1) : 0;
    const rows = hits.slice(start, start + size);
    return {
      rows,
      cursorAt: (index) => encodeCursor(binding, { key: start + index + 1, id: rows[index]?.id ?? "" }),
      hasNextPage: hits.length > start + size,
      hasPreviousPage: start > 0,
    };
  },
);

function searchedKinds({ actor }: Context, asked: readonly SearchKind[] | null): readonly SearchKind[] {
  const isPermitted = (kind: SearchKind): boolean => actor.permissions.has(SEARCHED[kind].permission);
  if (asked === null) return Object.values(SearchKind).filter(isPermitted);
  const forbidden = asked.find((kind) => !isPermitted(kind));
  if (forbidden)
    throw new ForbiddenError(
      `This credential does not carry the permission "${SEARCHED[forbidden].permission}".`,
    );
  return [...new Set(asked)].sort();
}

function pageSize(first: number): number {
  if (first < 0 || first > MAX_PAGE_SIZE)
    throw new InvalidError("first", `A page holds 0 to ${MAX_PAGE_SIZE} items.`);
  return first;
}
