import { isInterfaceType, isObjectType, isRequiredArgument } from "graphql";
import type { Material } from "./document-writer";
import type { FieldsType, KnownField } from "./known-fields";
import { isPage } from "./schema-lists";

/** Types of one interface. */
const MANY = 12;

/** One document may not ask for entries of every kind at once: each asks for some of them. */
const PARTS = 5;

/** Items of a list, unless told; of one that gives more, so few. */
const [PAGE, SHORT] = [25, 4];

/** Which between them find a case by what was said on it, a customer and a transaction. */
const SOUGHT = ["Said on twin", "Leila", "12.50"];

/** Among which there is one that has ended, and one that is about no payment. */
const CASES_OF_MACRO = 8;

/** Among which there is one that can be answered. */
const LINKS = 6;

const PERIOD = `from: "2026-01-09T16:00:00.000Z", to: "2026-01-16T09:00:00.000Z"`;

/** What fields of types cannot be asked without. */
const NEEDED: Readonly<Record<string, string>> = {
  "BusinessCalendar.businessTimeBetween": `(${PERIOD})`,
  "BusinessCalendar.holidays": "(year: 2026)",
  "BusinessCalendar.addBusinessTime": `(from: "2026-01-09T16:00:00.000Z", duration: "PT8H")`,
  "BusinessCalendar.openIntervals": `(${PERIOD})`,
  "BusinessCalendar.nextOpening": `(after: "2026-01-09T18:00:00.000Z")`,
};

/** Lists whose items hold lists of their own. */
const LEADING_FAR: ReadonlySet<string> = new Set([
  "Query.slaSimulations",
  "SlaSimulation.cases",
  "Clock.changes",
]);

/** What leads to two of which each fills a document: those are asked for in a document of their own. */
const LEADING_TWICE: ReadonlySet<string> = new Set(["CustomerMergedEntry"]);

/** Objects that are none of their own, and stand too far within others: how they are come to from nodes. */
const FAR_WITHIN: readonly (readonly [noun: string, on: string, way: string, type: string])[] = [
  ["clock", "Clock", "changes(first: 5) { nodes { cause @ } }", "ClockCause"],
  ["clock", "Clock", "ledger { spans(first: 4) { nodes @ } }", "ClockSpan"],
  ["clock", "Clock", "ledger { spans(first: 5) { nodes { cause @ } } }", "ClockCause"],
  ["slaPolicy", "SlaPolicy", "current { targets @ }", "SlaTarget"],
  ["slaSimulation", "SlaSimulation", "cases(first: 10) { nodes @ }", "SlaSimulationCase"],
];
const MOST_FAR = 100;

const MEASURES = "[CASES_OPENED, REOPEN_RATE, FIRST_RESPONSE_MEAN]";
const METRIC_QUERIES = [
  `{ period: { lastDays: 30 }, measures: ${MEASURES}, dimensions: [KIND], compareWithPrevious: true }`,
  `{ period: { lastDays: 7 }, measures: ${MEASURES}, step: HOUR_OF_WEEK }`,
  // An imported case is of the period before.
  `{ period: { lastDays: 300 }, measures: ${MEASURES}, compareWithPrevious: true }`,
];

/** For every field at the top and every type of node, documents that ask for all there is on the way. */
export function wholeDocuments(material: Material): readonly string[] {
  const parts = Array.from({ length: PARTS }, (_, part) => documentsOf(material, part));
  return [...new Set(parts.flat())];
}

function documentsOf({ schema, stock, fields }: Material, part: number): readonly string[] {
  const selectionOf = (type: FieldsType, depth: number): string => {
    const own = fields.of(type).map((known) => fieldOf(type, known, depth));
    const all = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
    const possible = all.filter((_, index) => all.length <= MANY || index % PARTS === part);
    const variants = possible.map((each) => `... on ${each.name} ${selectionOf(each, depth)}`);
    return `{ __typename ${[...own, ...variants].join(" ")} }`;
  };
  const fieldOf = (type: FieldsType, { field, below, cost }: KnownField, depth: number): string => {
    const name = `${field.name}${NEEDED[`${type.name}.${field.name}`] ?? ""}`;
    if (!below) return name;
    // The items stand within `nodes` and within `edges`: one of them leads on.
    // What is worth showing of an entry in a timeline is mostly what it leads to.
    const further = (isInterfaceType(below) ? 1 : 0) - (LEADING_TWICE.has(type.name) ? 1 : 0);
    const left = field.name === "edges" && isPage(type) ? 0 : depth + further - cost;
    return left < 0 ? "" : `${name}${shortPage(type, field)} ${selectionOf(below, left)}`;
  };
  const root = schema.getQueryType()!;
  const lists = fields.of(root).filter(({ field }) => !field.args.some(isRequiredArgument));
  const nodes = schema.getPossibleTypes(schema.getType("Node") as never);
  const hits = schema.getType("SearchConnection") as FieldsType;
  return [
    ...lists.map((known) => `{ ${fieldOf(root, known, 2)} }`),
    ...SOUGHT.map((sought) => `{ search(query: ${JSON.stringify(sought)}) ${selectionOf(hits, 1)} }`),
    ...stock.ids["case"]!.slice(0, CASES_OF_MACRO).map((caseId) => {
      const both = `macroId: ${JSON.stringify(stock.ids["macro"]![0])}, caseId: ${JSON.stringify(caseId)}`;
      return `{ renderMacro(${both}) ${selectionOf(schema.getType("MacroPreview") as FieldsType, 1)} }`;
    }),
    ...METRIC_QUERIES.map(
      (query) => `{ metrics(query: ${query}) ${selectionOf(schema.getType("Metrics") as FieldsType, 2)} }`,
    ),
    ...FAR_WITHIN.map(([noun, on, way, name]) => {
      const ids = JSON.stringify([...new Set(stock.ids[noun])].slice(0, MOST_FAR));
      const within = way.replace("@", selectionOf(schema.getType(name) as FieldsType, 1));
      return `{ nodes(ids: ${ids}) { ... on ${on} { __typename ${within} } } }`;
    }),
    `{ cases(first: 50) { __typename nodes { __typename timeline(first: 100) { __typename nodes { __typename
      ... on CustomerMergedEntry { mergedCustomer { __typename id } intoCustomer { __typename id } } } } } } }`,
    `{ feedbackThemes(${PERIOD}) ${selectionOf(schema.getType("FeedbackTheme") as FieldsType, 1)} }`,
    `{ surveys(first: 1) { nodes { versions(first: 1) { nodes { content ${selectionOf(schema.getType("SurveyContent") as FieldsType, 3)} } } } } }`,
    ...stock.ids["surveyInvitation"]!.slice(0, LINKS).map(
      (id) => `{ surveyLink(invitationId: ${JSON.stringify(id)}) { token expiresAt } }`,
    ),
    ...stock.ids["surveyToken"]!.map((token) => {
      const form = selectionOf(schema.getType("SurveyForm") as FieldsType, 3);
      return `{ surveyByToken(token: ${JSON.stringify(token)}) ${form} }`;
    }),
    ...nodes.flatMap((type) => {
      const ids = stock.ids["nodes"]!.filter((id) => stock.typeOf(id) === type.name);
      const between = fields.of(type).filter(({ below, cost }) => below && cost > 0 && isBetween(below));
      const selections = [
        selectionOf(type, 1),
        ...between.map(({ field, below }) => `{ __typename ${field.name} ${selectionOf(below!, 1)} }`),
      ];
      return selections.map(
        (selection) => `{ nodes(ids: ${JSON.stringify(ids)}) { ... on ${type.name} ${selection} } }`,
      );
    }),
  ];
}

/** Whether it is no object of its own, and stands between two that are. */
function isBetween(type: FieldsType): boolean {
  const isOfPage = isPage(type) || type.name.endsWith("Edge");
  return isObjectType(type) && type.getInterfaces().length === 0 && !isOfPage;
}

/** What pages by the hundred would be more than one document may ask for. */
function shortPage(type: FieldsType, { name, args }: KnownField["field"]): string {
  if (LEADING_FAR.has(`${type.name}.${name}`)) return `(first: ${SHORT})`;
  const first = args.find(({ name }) => name === "first")?.defaultValue;
  return Number(first ?? 0) > PAGE ? `(first: ${SHORT})` : "";
}
