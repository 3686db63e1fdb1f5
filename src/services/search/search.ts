import { SearchKind } from "../../entities/search/search-enums";
import { ForbiddenError } from "../../kernel/errors";
import { cursorBinding, decodeCursor, encodeCursor, type Position } from "../../kernel/paging/cursor";
import { pageRequest, type PageArguments, type PageRequest } from "../../kernel/paging/page-request";
import type { Page } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import type { Permission } from "../access/permissions";
import { readQuery, type ReadQuery } from "./read-query";
import { searchCases } from "./search-cases";
import { searchCustomers } from "./search-customers";
import { ranked, type SearchHit } from "./search-hit";
import { searchTransactions } from "./search-transactions";

export interface SearchInput extends PageArguments {
  readonly query: string;
  /** All that the caller may read, unless told. */
  readonly kinds?: readonly SearchKind[] | null;
}

export interface SearchOutput {
  readonly page: Page<SearchHit>;
  readonly totalCount: number;
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

/**
 * What the query may mean, the best first. Each kind is searched under its own permission and policy. All hits,
 * which are few by the bounds of each kind, are found for every page: a page is where the one before ended.
 */
export const search = query(
  { name: "search:all", permission: "viewer:read" },
  async (ctx: Context, input: SearchInput): Promise<SearchOutput> => {
    const kinds = searchedKinds(ctx, input.kinds ?? null);
    const request = pageRequest(input);
    const binding = cursorBinding(ctx.workspaceId, "search", input.query, kinds);
    const cursor = request.cursor === null ? null : cursorOf(binding, request);
    const read = readQuery(input.query);
    const found = await Promise.all(kinds.map((kind) => SEARCHED[kind].search(ctx, read)));
    const hits = ranked(found.flat());
    return { page: pageOf(hits, request, cursor, binding), totalCount: hits.length };
  },
);

function cursorOf(binding: string, { cursor, backwards }: PageRequest): Position {
  return decodeCursor(binding, "integer", cursor ?? "", backwards ? "before" : "after");
}

function pageOf(
  hits: readonly SearchHit[],
  { size, backwards }: PageRequest,
  cursor: Position | null,
  binding: string,
): Page<SearchHit> {
  // Where the cursor's hit stands now; where it stood, if it is no hit any more.
  const place = cursor ? hits.findIndex(({ id }) => id === cursor.id) : -1;
  const standing = place >= 0 ? place : Number(cursor?.key ?? (backwards ? hits.length : -1));
  const start = backwards ? Math.max(0, standing - size) : standing + 1;
  const end = Math.min(hits.length, backwards ? standing : start + size);
  const rows = hits.slice(start, end);
  return {
    rows,
    cursorAt: (index) => encodeCursor(binding, { key: start + index, id: rows[index]?.id ?? "" }),
    hasNextPage: end < hits.length,
    hasPreviousPage: start > 0,
  };
}

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
