import type { Answers } from "../operations/answers.ts";
import { publicId, uuidOf } from "../public-ids.ts";
import { dataOf, instant, type Ask, type Dialect } from "./dialect.ts";

const INBOX = `
  query Inbox($teamId: ID!, $states: [CaseState!]!) {
    cases(first: 50, filter: { teamId: $teamId, states: $states }, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes {
        id number subject state priority kind updatedAt
        customer { id name }
        assignee { name }
        transactions { id state amount { amountMinor currency } }
        messages(last: 1) { nodes { id body direction sentAt } }
      }
    }
  }`;

const CASE = `
  query Case($id: ID!) {
    case(id: $id) {
      id number subject state
      customer { id name }
      messages(first: 20) { nodes { id body direction sentAt author { kind } } }
    }
  }`;

const CUSTOMER = `
  query Customer($id: ID!) {
    customer(id: $id) {
      id name kind tier
      cases(first: 10) { nodes { id number subject state updatedAt } }
      transactions(first: 10) { nodes { id state amount { amountMinor currency } occurredAt } }
    }
  }`;

const NODES = {
  case: `query CaseNode($id: ID!) { node(id: $id) { ... on Case { id number subject state priority updatedAt } } }`,
  customer: `query CustomerNode($id: ID!) { node(id: $id) { ... on Customer { id name kind tier createdAt } } }`,
  transaction: `
    query TransactionNode($id: ID!) {
      node(id: $id) { ... on Transaction { id state kind provider amount { amountMinor currency } createdAt } }
    }`,
};

const TEXT_SEARCH = `
  query TextSearch($query: String!) {
    search(query: $query, kinds: [CASE], first: 10) {
      nodes { ... on CaseHit { case { id number subject state } message { id body } } }
    }
  }`;

const CUSTOMER_SEARCH = `
  query CustomerSearch($query: String!) {
    search(query: $query, kinds: [CUSTOMER], first: 10) { nodes { ... on CustomerHit { customer { id name } } } }
  }`;

const OPEN_CASE = `
  mutation OpenCase($input: OpenCaseInput!) {
    openCase(input: $input) { case { id number version state } userErrors { message } }
  }`;

const ADD_MESSAGE = `
  mutation AddMessage($input: ReplyToCaseInput!) {
    replyToCase(input: $input) {
      message { id body direction sentAt }
      case { id version }
      userErrors { message }
    }
  }`;

const PREFIXES = { case: "case", customer: "cust", transaction: "txn" } as const;

type Nodes<Row> = { readonly nodes: readonly Row[] };
type WithAmount<Row> = Omit<Row, "amountMinor" | "currency"> & {
  readonly amount: { readonly amountMinor: number | string; readonly currency: string };
};
type InboxRow = Answers["inbox"][number];
type CaseRow = Answers["case"];
type CustomerRow = Answers["customer"];
type Message = NonNullable<InboxRow["lastMessage"]>;

function graphql(query: string, variables: unknown): Ask {
  return { path: "/graphql", body: { query, variables } };
}

function withAmount<Row extends { readonly id: string }>({
  amount,
  ...row
}: WithAmount<Row> & { readonly id: string }) {
  return { ...row, id: uuidOf(row.id), amountMinor: String(amount.amountMinor), currency: amount.currency };
}

function message<Row extends Message>(row: Row): Row {
  return { ...row, id: uuidOf(row.id), sentAt: instant(row.sentAt) };
}

type NodeRow = {
  readonly id: string;
  readonly updatedAt?: string;
  readonly createdAt?: string;
  readonly amount?: never;
};

function node({ amount, ...row }: NodeRow): Answers["node"] {
  const times = Object.entries(row).map(([name, value]) => [
    name,
    name.endsWith("At") ? instant(value) : value,
  ]);
  const money = amount as { amountMinor: number; currency: string } | undefined;
  return {
    ...Object.fromEntries(times),
    id: uuidOf(row.id),
    ...(money && { amountMinor: String(money.amountMinor), currency: money.currency }),
  } as Answers["node"];
}

/** Redress: public ids, money as an object, lists as connections. */
export const OURS: Dialect = {
  inbox: {
    ask: ({ teamId, states }) => graphql(INBOX, { teamId: publicId("team", teamId), states }),
    read: (answer) => {
      type Row = Omit<InboxRow, "assignee" | "transactions" | "lastMessage"> & {
        readonly assignee: { readonly name: string } | null;
        readonly transactions: readonly WithAmount<InboxRow["transactions"][number]>[];
        readonly messages: Nodes<Message>;
      };
      const { cases } = dataOf<{ readonly cases: Nodes<Row> }>(answer);
      return cases.nodes.map(({ messages, ...row }) => ({
        ...row,
        id: uuidOf(row.id),
        updatedAt: instant(row.updatedAt),
        customer: { ...row.customer, id: uuidOf(row.customer.id) },
        assignee: row.assignee?.name ?? null,
        transactions: row.transactions.map(withAmount) as InboxRow["transactions"],
        lastMessage: messages.nodes[0] ? message(messages.nodes[0]) : null,
      }));
    },
  },
  case: {
    ask: ({ id }) => graphql(CASE, { id: publicId("case", id) }),
    read: (answer) => {
      type Said = Message & { readonly author: { readonly kind: string } };
      type Row = Omit<CaseRow, "messages"> & { readonly messages: Nodes<Said> };
      const row = dataOf<{ readonly case: Row }>(answer).case;
      return {
        ...row,
        id: uuidOf(row.id),
        customer: { ...row.customer, id: uuidOf(row.customer.id) },
        messages: row.messages.nodes.map(({ author, ...said }) => ({
          ...message(said),
          authorKind: author.kind,
        })),
      };
    },
  },
  customer: {
    ask: ({ id }) => graphql(CUSTOMER, { id: publicId("cust", id) }),
    read: (answer) => {
      type Row = Omit<CustomerRow, "cases" | "transactions"> & {
        readonly cases: Nodes<CustomerRow["cases"][number]>;
        readonly transactions: Nodes<WithAmount<CustomerRow["transactions"][number]>>;
      };
      const row = dataOf<{ readonly customer: Row }>(answer).customer;
      return {
        ...row,
        id: uuidOf(row.id),
        cases: row.cases.nodes.map((of) => ({ ...of, id: uuidOf(of.id), updatedAt: instant(of.updatedAt) })),
        transactions: row.transactions.nodes.map((of) => ({
          ...withAmount(of),
          occurredAt: instant(of.occurredAt),
        })) as CustomerRow["transactions"],
      };
    },
  },
  node: {
    ask: ({ kind, id }) => graphql(NODES[kind], { id: publicId(PREFIXES[kind], id) }),
    read: (answer) => node(dataOf<{ readonly node: NodeRow }>(answer).node),
  },
  "text-search": {
    ask: (variables) => graphql(TEXT_SEARCH, variables),
    read: (answer) => {
      type Found = Answers["text-search"][number];
      type Hit = { readonly case: Omit<Found, "message">; readonly message: Found["message"] };
      const { search } = dataOf<{ readonly search: Nodes<Hit> }>(answer);
      return search.nodes.map(({ case: found, message: said }) => ({
        ...found,
        id: uuidOf(found.id),
        message: said && { ...said, id: uuidOf(said.id) },
      }));
    },
  },
  "customer-search": {
    ask: (variables) => graphql(CUSTOMER_SEARCH, variables),
    read: (answer) => {
      type Hit = { readonly customer: Answers["customer-search"][number] };
      const { search } = dataOf<{ readonly search: Nodes<Hit> }>(answer);
      return search.nodes.map(({ customer }) => ({ ...customer, id: uuidOf(customer.id) }));
    },
  },
  "open-case": {
    ask: ({ customerId, ...input }) =>
      graphql(OPEN_CASE, { input: { ...input, customerId: publicId("cust", customerId) } }),
    read: (answer) => {
      const row = dataOf<{ readonly openCase: { readonly case: Answers["open-case"] } }>(answer).openCase
        .case;
      return { ...row, id: uuidOf(row.id) };
    },
  },
  "add-message": {
    ask: ({ caseId, body }) => graphql(ADD_MESSAGE, { input: { caseId: publicId("case", caseId), body } }),
    read: (answer) => {
      type Reply = {
        readonly message: Message;
        readonly case: { readonly id: string; readonly version: number };
      };
      const reply = dataOf<{ readonly replyToCase: Reply }>(answer).replyToCase;
      return { message: message(reply.message), caseId: uuidOf(reply.case.id), version: reply.case.version };
    },
  },
};
