import type { Answers } from "../operations/answers.ts";
import { commonForm } from "./common-form.ts";
import { dataOf, type Ask, type Dialect } from "./dialect.ts";

const INBOX = `
  query Inbox($teamId: ID!, $states: [String!]!) {
    inbox(teamId: $teamId, states: $states, first: 50) {
      id number subject state priority kind updatedAt
      customer { id name }
      assignee { name }
      transactions { id state amountMinor currency }
      lastMessage { id body direction sentAt }
    }
  }`;

const CASE = `
  query Case($id: ID!) {
    case(id: $id) {
      id number subject state
      customer { id name }
      messages(first: 20) { id body direction sentAt authorKind }
    }
  }`;

const CUSTOMER = `
  query Customer($id: ID!) {
    customer(id: $id) {
      id name kind tier
      cases(first: 10) { id number subject state updatedAt }
      transactions(first: 10) { id state amountMinor currency occurredAt }
    }
  }`;

const NODES = {
  case: `query CaseNode($id: ID!) { node: case(id: $id) { id number subject state priority updatedAt } }`,
  customer: `query CustomerNode($id: ID!) { node: customer(id: $id) { id name kind tier createdAt } }`,
  transaction: `
    query TransactionNode($id: ID!) {
      node: transaction(id: $id) { id state kind provider amountMinor currency createdAt }
    }`,
};

const OPEN_CASE = `
  mutation OpenCase($input: OpenCaseInput!) { openCase(input: $input) { id number version state } }`;

const ADD_MESSAGE = `
  mutation AddMessage($caseId: ID!, $body: String!) {
    addMessage(caseId: $caseId, body: $body) { message { id body direction sentAt } caseId version }
  }`;

function graphql(query: string, variables: unknown): Ask {
  return { path: "/graphql", body: { query, variables } };
}

type InboxRow = Answers["inbox"][number];

/** Mercurius: a schema written for the purpose, ids as they are. */
export function mercuriusDialect(): Dialect {
  return {
    inbox: {
      ask: (variables) => graphql(INBOX, variables),
      read: (answer) => {
        type Row = Omit<InboxRow, "assignee"> & { readonly assignee: { readonly name: string } | null };
        const { inbox } = dataOf<{ readonly inbox: readonly Row[] }>(answer);
        return commonForm(inbox.map((row) => ({ ...row, assignee: row.assignee?.name ?? null })));
      },
    },
    case: {
      ask: (variables) => graphql(CASE, variables),
      read: (answer) => commonForm(dataOf<{ readonly case: unknown }>(answer).case),
    },
    customer: {
      ask: (variables) => graphql(CUSTOMER, variables),
      read: (answer) => commonForm(dataOf<{ readonly customer: unknown }>(answer).customer),
    },
    node: {
      ask: ({ kind, id }) => graphql(NODES[kind], { id }),
      read: (answer) => commonForm(dataOf<{ readonly node: unknown }>(answer).node),
    },
    "open-case": {
      ask: (input) => graphql(OPEN_CASE, { input }),
      read: (answer) => commonForm(dataOf<{ readonly openCase: unknown }>(answer).openCase),
    },
    "add-message": {
      ask: (variables) => graphql(ADD_MESSAGE, variables),
      read: (answer) => commonForm(dataOf<{ readonly addMessage: unknown }>(answer).addMessage),
    },
  };
}
