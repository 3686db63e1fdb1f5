/** How objects of a type are come to by the ids of others, or by their own. */
export interface Reached {
  /** The type whose ids are given. */
  readonly of: string;
  /** Statements that it takes to come to the objects. */
  readonly statements: number;
  /** Takes `ids`, and `first` where the field is a list. */
  readonly document: string;
}

/** A document that asks for one relation of objects of this type. */
export function reached(type: string, name: string, isList: boolean): Reached {
  const variables = isList ? "$ids: [ID!]!, $first: Int!" : "$ids: [ID!]!";
  const selection = isList
    ? `${name}(first: $first) { totalCount nodes { __typename } }`
    : VALUES.has(name)
      ? `__typename ${name}`
      : `${name} { __typename ${ACTORS.has(name) ? "name" : ""} }`;
  const byIds = (within: string): string => `query (${variables}) { nodes(ids: $ids) { ${within} } }`;
  if (type === "CaseParticipant")
    return {
      of: "Case",
      statements: 2,
      document: byIds(`... on Case { participants { __typename ${name === "name" ? "name" : selection} } }`),
    };
  if (type === "TransactionHistoryEntry")
    return { of: "Transaction", statements: 2, document: byIds(`${STEPS} { ${selection} } } }`) };
  if (type === "SuspectedDuplicate")
    return {
      of: "Customer",
      statements: 2,
      document: byIds(`... on Customer { suspectedDuplicates { ${selection} } }`),
    };
  if (type === "MerchantContact")
    return {
      of: "Customer",
      statements: 2,
      document: byIds(`... on Customer { contacts { ${selection} } }`),
    };
  if (type === "SlaTarget")
    return {
      of: "SlaPolicy",
      statements: 2,
      document: byIds(`... on SlaPolicy { current { targets { ${selection} } } }`),
    };
  if (type === "SlaSimulationCase")
    return {
      of: "SlaSimulation",
      statements: 2,
      document: byIds(`... on SlaSimulation { cases(first: 100) { nodes { ${selection} } } }`),
    };
  const ofClock = WITHIN_CLOCKS[type];
  if (ofClock)
    return {
      of: "Clock",
      statements: CLOCK + ofClock.statements,
      document: byIds(`... on Clock { ${ofClock.way.replace("@", selection)} }`),
    };
  if (type === "Clock")
    return { of: "Clock", statements: CLOCK, document: byIds(`... on Clock { ${selection} }`) };
  const within = WITHIN_CASES[type];
  if (within)
    return { of: "Case", statements: 2, document: byIds(`... on Case { ${within} { ${selection} } }`) };
  if (type.endsWith("Entry"))
    return {
      of: "Case",
      statements: 2,
      document: byIds(`${ENTRIES} { ... on ${type} { ${selection} } } } }`),
    };
  return { of: type, statements: 1, document: byIds(`... on ${type} { ${selection} }`) };
}

/** Fields that tell who did something: only for the name anything is read. */
const ACTORS = new Set(["actor", "author", "uploader", "participant", "privateWith"]);

/** Fields that answer a value, and no object. */
const VALUES = new Set(["isUnread", "unreadCount"]);

const WITHIN_CASES: Readonly<Record<string, string>> = {
  CaseLink: "links",
  CaseAssignment: "assignments",
  CaseFieldValue: "fields",
};
/** Its row, whether its case went on since, and the hours of its calendar: it is told as it is now. */
const CLOCK = 3;

const WITHIN_CLOCKS: Readonly<Record<string, { readonly way: string; readonly statements: number }>> = {
  ClockCause: { way: "changes(first: 50) { nodes { cause { @ } } }", statements: 1 },
  ClockSpan: { way: "ledger { spans(first: 100) { nodes { @ } } }", statements: 4 },
};
const ENTRIES = "... on Case { timeline(first: 100) { nodes";
const STEPS = "... on Transaction { history(first: 100) { nodes";
