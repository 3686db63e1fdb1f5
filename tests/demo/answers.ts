import type { ApiClient } from "../support/api-client";

const CUSTOMERS = `query ($after: String) { page: customers(first: 100, after: $after) {
  nodes { id createdAt kind name locale tier tags attributes identities { id kind value } }
  pageInfo { hasNextPage endCursor } } }`;

const TRANSACTIONS = `query ($after: String) { page: transactions(first: 100, after: $after) {
  nodes {
    id occurredAt kind state rail provider providerId declineCode description
    amount { amountMinor currency } refunded { amountMinor } payer { id } payee { id } merchant { id }
    method { brand lastFour maskedAccount chain chainHash }
    history(first: 10) { nodes { fromState toState occurredAt reason } } }
  pageInfo { hasNextPage endCursor } } }`;

const CASES = `query ($after: String) { page: cases(first: 10, after: $after) {
  nodes {
    id number createdAt updatedAt version subject kind priority state stateReason channel tags snoozedUntil
    team { name } assignee { name } customer { id } mergedInto { number } watchers { name }
    links { kind case { number } } fields { key text date choice money { amountMinor } customer { name } } participants { role customer { name } } transactions { providerId }
    messages(first: 30) { nodes { id sentAt visibility direction body author { kind name } } }
    timeline(first: 60) { nodes { __typename id occurredAt actor { kind name } } } }
  pageInfo { hasNextPage endCursor } } }`;

const COMPANY = `{ page: members(first: 50) { nodes { id name email role teams(first: 5) { nodes { id name } } } pageInfo { hasNextPage endCursor } } }`;

const FEEDBACK = `query ($after: String) { page: allFeedback(first: 100, after: $after) {
  nodes { id receivedAt kind status text sentiment customer { id } case { number } }
  pageInfo { hasNextPage endCursor } } }`;

const SURVEYS = `{ page: surveys(first: 50) { nodes { id name state kind } pageInfo { hasNextPage endCursor } } }`;

interface Page {
  readonly page: {
    readonly nodes: readonly unknown[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** All that the API answers about a workspace's business, as one text. */
export async function answersOf(api: ApiClient): Promise<string> {
  const lists = [];
  for (const query of [COMPANY, CUSTOMERS, TRANSACTIONS, CASES, FEEDBACK, SURVEYS])
    lists.push(await allOf(api, query));
  return JSON.stringify(lists);
}

async function allOf(api: ApiClient, query: string): Promise<readonly unknown[]> {
  const nodes: unknown[] = [];
  let after: string | null = null;
  do {
    const { page }: Page = await api.data<Page>(query, { after });
    nodes.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
}
