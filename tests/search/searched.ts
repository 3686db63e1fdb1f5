import type { ApiClient, Variables } from "../support/api-client";

/** What a search answers, as the tests look at it. */
export interface Found {
  readonly __typename: "CaseHit" | "CustomerHit" | "TransactionHit";
  readonly rank: number;
  readonly matchedBy: string;
  readonly case?: { readonly id: string; readonly subject: string } | null;
  readonly message?: { readonly id: string; readonly body: string } | null;
  readonly snippet?: {
    readonly text: string;
    readonly highlights: readonly { readonly start: number; readonly end: number }[];
  } | null;
  readonly customer?: { readonly id: string; readonly name: string | null } | null;
  readonly transaction?: { readonly id: string } | null;
}

const SEARCH = `query ($query: String!, $kinds: [SearchKind!], $first: Int, $after: String) {
  search(query: $query, kinds: $kinds, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      __typename rank matchedBy
      ... on CaseHit { case { id subject } message { id body } snippet { text highlights { start end } } }
      ... on CustomerHit { customer { id name } }
      ... on TransactionHit { transaction { id } }
    }
  }
}`;

export interface SearchPage {
  readonly nodes: readonly Found[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export async function searched(api: ApiClient, query: string, further: Variables = {}): Promise<SearchPage> {
  return (await api.data<{ search: SearchPage }>(SEARCH, { query, ...further })).search;
}

/** Ids of the cases, customers or transactions that were found, the best first. */
export async function foundIds(
  api: ApiClient,
  query: string,
  further: Variables = {},
): Promise<readonly (string | undefined)[]> {
  const { nodes } = await searched(api, query, further);
  return nodes.map(({ case: of, customer, transaction }) => (of ?? customer ?? transaction)?.id);
}
