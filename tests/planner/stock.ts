import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  type GraphQLArgument,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from "graphql";
import type { Choices } from "./choices";

/** Cursors of a list by the order they are of; an empty text stands for the list's own. */
export type CursorsByOrder = Readonly<Record<string, readonly string[]>>;

/** What values of arguments are made of. */
export interface Stock {
  /** Ids by their noun; those of strangers and of nobody among them. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** By the list's coordinate, e.g. `Case.messages`. */
  readonly cursors: Readonly<Record<string, CursorsByOrder>>;
  /** The type that an id is of. */
  readonly typeOf: (id: string) => string | null;
}

/** Values that the furnished workspace knows, and some that it does not, by the names of fields and arguments. */
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  number: [1, 2, 3, 4, 5, 99],
  query: ["the case of a customer", "Customer 1", "1", "12.50", "4242", "customer-0@mail.example", "absent"],
  types: ["case.*", "message.sent", "transaction.*", "customer.created", "no.such_type"],
  tag: ["vip", "new", "case-2", "absent"],
  tier: ["gold", "absent"],
  tags: ["vip", "new", "absent"],
  provider: ["northwind", "tiny"],
  providers: ["northwind", "tiny"],
  providerId: ["np-1", "np-3", "np-2", "absent"],
  source: ["crm", "shop", "mail"],
  "externalId.id": ["x-0", "x-3", "absent"],
  key: ["order", "parcels", "loss", "lost_on", "carrier", "seller", "payment", "absent"],
  text: ["A-0", "A-1", "absent"],
  choice: ["DHL", "UPS", "absent"],
  value: ["customer-0@mail.example", "customer-1@mail.example", "nobody@mail.example"],
  language: ["en", "de-DE", "no such language"],
  locale: ["en", "de-DE", "ja", "no such language"],
  timeZone: ["UTC", "Europe/Berlin", "Nowhere/There"],
  year: [2026, 2027, 3000],
  token: ["svl_made_up"],
  topic: ["fees", "refunds", "absent"],
  declineCodes: ["insufficient_funds", "51", "no such code"],
  code: ["insufficient_funds", "51", "R01", "stolen_card", "no such code"],
};

const SCALARS: Readonly<Record<string, readonly unknown[]>> = {
  Int: [1, 2, 3],
  Float: [0, 1, 2.5],
  Date: ["2026-01-10", "2026-01-11", "2025-12-31"],
  Boolean: [true, false],
  BigInt: [1250, 0, 200_000],
  CurrencyCode: ["EUR", "CAD", "JPY"],
  Duration: ["PT1H", "PT40H30M", "P1D"],
  DateTime: ["2026-01-15T09:05:00.000Z", "2026-01-15T09:12:00.000Z", "2027-01-01T00:00:00.000Z"],
};

/** Fields of filters that are refused without another one. */
const COMPANIONS: Readonly<Record<string, string>> = {
  amountAtLeast: "currency",
  amountAtMost: "currency",
  providerId: "provider",
};

const FORGED = [
  "bm9uc2Vuc2U",
  "not a cursor",
  Buffer.from(
    '[1,"abcdefghijkl","2026-01-15T09:05:00.000Z","019aa5c0-0000-7000-8000-000000000000"]',
  ).toString("base64url"),
];

type Values = Readonly<Record<string, unknown>>;

/** Values for the arguments of one field; what is left out is not given. */
export function argumentValues(
  { ids, cursors }: Stock,
  choices: Choices,
  coordinate: string,
  args: readonly GraphQLArgument[],
): Values {
  const names = new Set(args.map(({ name }) => name));
  const values: Record<string, unknown> = {};
  for (const { name, type, defaultValue } of args) {
    if (PAGING.has(name) && names.has("first")) continue;
    const isNeeded = String(type).endsWith("!") && defaultValue === undefined;
    if (isNeeded || choices.chance(35)) values[name] = valueOf({ ids, choices }, type, [coordinate, name]);
  }
  if (!names.has("first") || !names.has("after")) return values;
  const known = cursorsFor(cursors[coordinate] ?? {}, values);
  return { ...values, ...pageValues(choices, known, coordinate === "Case.timeline" ? 6 : 1) };
}

const PAGING = new Set(["first", "last", "after", "before"]);

/** Cursors that fit the list's order; those of a filtered list are never known. */
function cursorsFor(ofList: CursorsByOrder, { orderBy }: Values): readonly string[] {
  const { field, direction } = (orderBy ?? {}) as { field?: string; direction?: string };
  return ofList[field ? `${field} ${direction ?? ""}` : ""] ?? [];
}

/** Pages are small, but of a list whose items are of many types they are larger by a factor. */
function pageValues(choices: Choices, cursors: readonly string[], factor: number): Values {
  const asked = choices.weighted([
    [30, 2],
    [20, 1],
    [20, 3],
    [10, 5],
    [3, 0],
    [4, 25],
    [1, -1],
    [1, 101],
  ]);
  const size = asked < 25 ? asked * factor : asked;
  const cursor = cursors.length === 0 || choices.chance(6) ? choices.one(FORGED) : choices.one(cursors);
  const [after, before] =
    cursors.length === 0 && !choices.chance(10) ? [{}, {}] : [{ after: cursor }, { before: cursor }];
  return choices.weighted<Values>([
    [45, { first: size }],
    [10, {}],
    [15, { first: size, ...after }],
    [10, { last: size }],
    [10, { last: size, ...before }],
    [1, { first: size, last: size }],
    [1, { first: size, ...before }],
    [1, { ...after }],
  ]);
}

interface Maker {
  readonly ids: Stock["ids"];
  readonly choices: Choices;
}

/** A value of the type for the place that this path leads to: its field's coordinate, then the names within. */
function valueOf(maker: Maker, type: GraphQLInputType, path: readonly string[]): unknown {
  const { choices } = maker;
  const plain = getNullableType(type);
  if (isListType(plain)) {
    const isIds = getNamedType(type).name === "ID";
    const length = choices.chance(5) ? 0 : 1 + choices.below(isIds ? 5 : 3);
    return Array.from({ length }, () => valueOf(maker, plain.ofType, path));
  }
  if (isInputObjectType(plain)) return objectOf(maker, plain, path);
  if (isEnumType(plain)) return takenFor(choices.one(plain.getValues()).name);
  const name = path.at(-1) ?? "";
  if (plain.name === "ID") return choices.one(idsFor(maker.ids, path));
  const samples =
    knownOf(maker.ids, path) ?? SAMPLES[path.slice(-2).join(".")] ?? SAMPLES[name] ?? SCALARS[plain.name];
  if (!samples) throw new Error(`There is no sample of ${plain.name} for ${path.join(" ")}.`);
  return choices.one(samples);
}

/** Days by the minute are always refused, whatever is left out of the document. */
function takenFor(value: string): string {
  return value === "MINUTE" ? "HOUR" : value;
}

/** What a text names that is no id. */
function knownOf(ids: Stock["ids"], path: readonly string[]): readonly string[] | undefined {
  return path.join(" ") === "Query.casesOfFigure key" ? ids["figureKey"] : undefined;
}

function objectOf(maker: Maker, type: GraphQLInputObjectType, path: readonly string[]): unknown {
  const { choices } = maker;
  const fields = type.getFields();
  const names = new Set(Object.keys(fields).filter((name) => isRequiredInputField(fields[name]!)));
  const others = Object.keys(fields).filter((name) => !names.has(name));
  if (type.isOneOf) {
    const name = choices.one(others);
    return { [name]: valueOf(maker, fields[name]!.type, [...path, name]) };
  }
  const more = names.size > 0 ? choices.below(2) : 1 + choices.below(2);
  for (let left = more; left > 0 && others.length > 0; left -= 1) names.add(choices.one(others));
  for (const name of [...names]) {
    const companion = COMPANIONS[name];
    if (companion && !choices.chance(10)) names.add(companion);
  }
  return Object.fromEntries(
    [...names].map((name) => [name, valueOf(maker, fields[name]!.type, [...path, name])]),
  );
}

const NOUNS: Readonly<Record<string, string>> = {
  watchedBy: "member",
  actorId: "member",
  invitationId: "surveyInvitation",
  viewId: "caseView",
  policyId: "slaPolicy",
  calendarId: "businessCalendar",
  segmentId: "customerSegment",
};

/** `customerId` names customers, the `id` of `Query.case` cases, and that of `Query.node` anything. */
function idsFor(ids: Stock["ids"], path: readonly string[]): readonly string[] {
  const name = path.at(-1) ?? "";
  const one = name.replace(/Ids$/, "Id");
  const noun =
    name === "id" || name === "ids" ? path[0]!.split(".")[1]! : (NOUNS[one] ?? one.replace(/Id$/, ""));
  const ofNoun = ids[noun];
  if (!ofNoun) throw new Error(`There are no ids for ${path.join(" ")}.`);
  return ofNoun;
}
