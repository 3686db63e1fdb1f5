export const SCHEMA = `
  type Query {
    inbox(teamId: ID!, states: [String!]!, first: Int!): [Case!]!
    case(id: ID!): Case
    customer(id: ID!): Customer
    transaction(id: ID!): Transaction
  }
  type Mutation {
    openCase(input: OpenCaseInput!): Case
    addMessage(caseId: ID!, body: String!): AddedMessage
  }
  input OpenCaseInput {
    customerId: ID!
    subject: String!
    kind: String!
    priority: String!
    channel: String!
    body: String!
  }
  type AddedMessage {
    message: Message!
    caseId: ID!
    version: Int!
  }
  type Case {
    id: ID!
    number: Int!
    subject: String!
    state: String!
    priority: String!
    kind: String!
    version: Int!
    createdAt: String!
    updatedAt: String!
    customer: Customer!
    assignee: Member
    transactions: [Transaction!]!
    lastMessage: Message
    messages(first: Int!): [Message!]!
  }
  type Customer {
    id: ID!
    name: String
    kind: String!
    tier: String
    createdAt: String!
    cases(first: Int!): [Case!]!
    transactions(first: Int!): [Transaction!]!
  }
  type Member {
    id: ID!
    name: String!
  }
  type Transaction {
    id: ID!
    state: String!
    kind: String!
    provider: String!
    amountMinor: String
    currency: String
    occurredAt: String!
    createdAt: String!
  }
  type Message {
    id: ID!
    body: String!
    direction: String
    sentAt: String!
    authorKind: String!
  }`;
