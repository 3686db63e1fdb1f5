/** What clients ask most, and what it may cost. */
export interface KeyDocument {
  readonly name: string;
  readonly document: string;
  readonly statements: number;
  /** One for each level that has to wait for the one above it, and one that ends the transaction. */
  readonly packets: number;
}

export const KEY_DOCUMENTS: readonly KeyDocument[] = [
  {
    name: "a page of cases",
    statements: 2,
    packets: 2,
    document: `{ cases(first: 50) { nodes { id number subject state priority updatedAt } pageInfo { hasNextPage endCursor } } }`,
  },
  {
    name: "an inbox with customers, teams, transactions and last messages",
    statements: 8,
    packets: 3,
    document: `{
      cases(first: 50, filter: { states: [OPEN, WAITING_ON_CUSTOMER] }, orderBy: { field: PRIORITY, direction: DESC }) {
        totalCount
        nodes {
          id number subject priority
          customer { name tier }
          team { name }
          assignee { name }
          transactions { state amount { formatted } }
          messages(last: 1) { nodes { body sentAt } }
        }
      }
    }`,
  },
  {
    name: "one case with its messages and their authors",
    statements: 5,
    packets: 4,
    document: `query ($case: ID!) {
      case(id: $case) { id subject customer { name } messages(first: 20) { nodes { body author { name } } } }
    }`,
  },
  {
    name: "one case with its timeline",
    statements: 11,
    packets: 4,
    document: `query ($case: ID!) {
      case(id: $case) {
        timeline(first: 50) {
          nodes {
            __typename id
            actor { name }
            ... on MessageEntry { message { body } }
            ... on NoteEntry { note { body } }
            ... on AssignmentChangedEntry { fromTeam { name } toTeam { name } fromMember { name } toMember { name } }
            ... on TransactionLinkedEntry { transaction { state } }
          }
        }
      }
    }`,
  },
  {
    name: "a customer with cases and transactions",
    statements: 5,
    packets: 3,
    document: `query ($customer: ID!) {
      customer(id: $customer) {
        name
        identities { value }
        cases(first: 20) { nodes { number state } }
        transactions(first: 20) { nodes { state amount { formatted } } }
      }
    }`,
  },
  {
    name: "customers with their cases and the messages on them",
    statements: 5,
    packets: 4,
    document: `{ customers(first: 50) { nodes { name cases(first: 5) { totalCount nodes { number messages(first: 3) { nodes { body } } } } } } }`,
  },
  {
    name: "a transaction with its parties, history and cases",
    statements: 6,
    packets: 3,
    document: `query ($transaction: ID!) {
      transaction(id: $transaction) {
        state
        payer { name }
        merchant { name }
        history(first: 20) { nodes { toState } }
        cases(first: 5) { nodes { number } }
      }
    }`,
  },
  {
    name: "a node",
    statements: 2,
    packets: 2,
    document: `query ($case: ID!) { node(id: $case) { id ... on Case { subject } } }`,
  },
  {
    name: "nodes of five types with what belongs to them",
    statements: 11,
    packets: 3,
    document: `query ($ids: [ID!]!) {
      nodes(ids: $ids) {
        id
        ... on Case { customer { name } }
        ... on Customer { cases(first: 3) { nodes { number } } }
        ... on Transaction { payer { name } }
        ... on Message { case { subject } }
        ... on Member { teams(first: 3) { nodes { name } } }
      }
    }`,
  },
  {
    name: "what conditions leave out",
    statements: 3,
    packets: 3,
    document: `query ($case: ID!, $no: Boolean! = false) {
      case(id: $case) {
        customer { name }
        messages(first: 2) @include(if: $no) { nodes { body } }
        ...Team @skip(if: true)
        ... on Case @include(if: $no) { transactions { state } }
      }
    }
    fragment Team on Case { team { name } }`,
  },
  {
    name: "what a condition takes in at one of three places",
    statements: 4,
    packets: 3,
    document: `query ($case: ID!, $yes: Boolean! = true, $no: Boolean! = false) {
      case(id: $case) {
        customer { name }
        before: messages(first: 2) @include(if: $no) { nodes { body } }
        after: messages(first: 2) @include(if: $yes) { nodes { id } }
        never: messages(first: 2) @include(if: $no) { nodes { sentAt } }
      }
    }`,
  },
  {
    name: "one list with several arguments",
    statements: 6,
    packets: 3,
    document: `query ($case: ID!, $visibility: Visibility = INTERNAL) {
      case(id: $case) {
        customer { name }
        first: messages(first: 1) { nodes { body } }
        last: messages(last: 1) { nodes { body } }
        notes: messages(first: 1, visibility: $visibility) { nodes { body } }
      }
    }`,
  },
];
