import type { Answers } from "../operations/answers.ts";
import { commonForm } from "./common-form.ts";
import { dataOf, type Ask, type Dialect } from "./dialect.ts";

const INBOX = `
  query Inbox($workspace: UUID!, $team: UUID!, $states: [String!]!) {
    cases: peerInboxList(workspace: $workspace, team: $team, states: $states, first: 50) {
      id: rowId number subject state priority kind updatedAt
      customer: customerByWorkspaceIdAndCustomerId { id: rowId name }
      assignee: memberByWorkspaceIdAndMemberId { name }
      links: caseTransactionsByWorkspaceIdAndCaseIdList {
        transaction: transactionByWorkspaceIdAndTransactionId { id: rowId state amountMinor currency }
      }
      messages: caseMessagesByWorkspaceIdAndCaseIdList(first: 1, orderBy: [SENT_AT_DESC]) {
        id: rowId body direction sentAt
      }
    }
  }`;

const CASE = `
  query Case($workspace: UUID!, $id: UUID!) {
    case: caseByWorkspaceIdAndRowId(workspaceId: $workspace, rowId: $id) {
      id: rowId number subject state
      customer: customerByWorkspaceIdAndCustomerId { id: rowId name }
      messages: caseMessagesByWorkspaceIdAndCaseIdList(first: 20, orderBy: [SENT_AT_ASC]) {
        id: rowId body direction sentAt authorKind
      }
    }
  }`;

const CUSTOMER = `
  query Customer($workspace: UUID!, $id: UUID!) {
    customer: customerByWorkspaceIdAndRowId(workspaceId: $workspace, rowId: $id) {
      id: rowId name kind tier
      cases: casesByWorkspaceIdAndCustomerIdList(first: 10, orderBy: [CREATED_AT_DESC]) {
        id: rowId number subject state updatedAt
      }
      transactions: transactionsList(first: 10) { id: rowId state amountMinor currency occurredAt }
    }
  }`;

const NODES = {
  case: `
    query CaseNode($workspace: UUID!, $id: UUID!) {
      node: caseByWorkspaceIdAndRowId(workspaceId: $workspace, rowId: $id) {
        id: rowId number subject state priority updatedAt
      }
    }`,
  customer: `
    query CustomerNode($workspace: UUID!, $id: UUID!) {
      node: customerByWorkspaceIdAndRowId(workspaceId: $workspace, rowId: $id) { id: rowId name kind tier createdAt }
    }`,
  transaction: `
    query TransactionNode($workspace: UUID!, $id: UUID!) {
      node: transactionByWorkspaceIdAndRowId(workspaceId: $workspace, rowId: $id) {
        id: rowId state kind provider amountMinor currency createdAt
      }
    }`,
};

const OPEN_CASE = `
  mutation OpenCase($input: PeerOpenCaseInput!) {
    peerOpenCase(input: $input) { result { id: rowId number version state } }
  }`;

const ADD_MESSAGE = `
  mutation AddMessage($input: PeerAddMessageInput!) {
    peerAddMessage(input: $input) { result { id: messageId body direction sentAt caseId caseVersion } }
  }`;

type InboxRow = Answers["inbox"][number];

/** PostGraphile: row ids, text instead of enums, lists instead of connections. */
export function postgraphileDialect(workspace: string, actor: string): Dialect {
  const graphql = (query: string, variables: object): Ask => ({
    path: "/graphql",
    body: { query, variables: { workspace, ...variables } },
  });
  const mutation = (query: string, input: object): Ask => ({
    path: "/graphql",
    body: { query, variables: { input: { workspace, actor, ...input } } },
  });
  return {
    inbox: {
      ask: ({ teamId, states }) => graphql(INBOX, { team: teamId, states }),
      read: (answer) => {
        type Row = Omit<InboxRow, "assignee" | "transactions" | "lastMessage"> & {
          readonly assignee: { readonly name: string } | null;
          readonly links: readonly { readonly transaction: InboxRow["transactions"][number] }[];
          readonly messages: readonly InboxRow["lastMessage"][];
        };
        const { cases } = dataOf<{ readonly cases: readonly Row[] }>(answer);
        return commonForm(
          cases.map(({ links, messages, assignee, ...row }) => ({
            ...row,
            assignee: assignee?.name ?? null,
            transactions: links.map(({ transaction }) => transaction),
            lastMessage: messages[0] ?? null,
          })),
        );
      },
    },
    case: {
      ask: ({ id }) => graphql(CASE, { id }),
      read: (answer) => commonForm(dataOf<{ readonly case: unknown }>(answer).case),
    },
    customer: {
      ask: ({ id }) => graphql(CUSTOMER, { id }),
      read: (answer) => commonForm(dataOf<{ readonly customer: unknown }>(answer).customer),
    },
    node: {
      ask: ({ kind, id }) => graphql(NODES[kind], { id }),
      read: (answer) => commonForm(dataOf<{ readonly node: unknown }>(answer).node),
    },
    "open-case": {
      ask: (input) => mutation(OPEN_CASE, input),
      read: (answer) =>
        commonForm(
          dataOf<{ readonly peerOpenCase: { readonly result: unknown } }>(answer).peerOpenCase.result,
        ),
    },
    "add-message": {
      ask: (input) => mutation(ADD_MESSAGE, input),
      read: (answer) => {
        type Row = Answers["add-message"]["message"] & {
          readonly caseId: string;
          readonly caseVersion: number;
        };
        const { peerAddMessage } = dataOf<{ readonly peerAddMessage: { readonly result: Row } }>(answer);
        const { caseId, caseVersion, ...message } = commonForm<Row>(peerAddMessage.result);
        return { message, caseId, version: caseVersion };
      },
    },
  };
}
