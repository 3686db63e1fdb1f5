import { getNamedType, isLeafType, isObjectType } from "graphql";
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from "graphql";
import type { ApiClient } from "../support/api-client";

/** Events hang on a case by its log alone. */
const LOG_OF_CASE = "nodes @";

/** Where objects of a type are met on a case, as the middle of a query. */
export const PLACES: Readonly<Record<string, string>> = {
  Case: "@",
  CaseParticipant: "participants @",
  Message: "messages(first: 100) { nodes @ }",
  Attachment: "messages(first: 100) { nodes { attachments @ } }",
  Actor: "messages(first: 100) { nodes { author @ } }",
  Customer: "customer @",
  Transaction: "transactions @",
  CaseFieldValue: "fields @",
  Team: "team @",
  Member: "assignee @",
  ExternalId: "externalId @",
  Event: LOG_OF_CASE,
};

/** The places of timeline entries, which are as many types as there are kinds. */
export function timelinePlaces(schema: GraphQLSchema): Readonly<Record<string, string>> {
  const { objects } = schema.getImplementations(schema.getType("TimelineEntry") as never);
  return Object.fromEntries(
    objects.map(({ name }) => [name, `timeline(first: 100) { nodes { ... on ${name} @ } }`]),
  );
}

/** Which fields of the type hold anything for this caller, in any of its objects on the case; null when it sees none. */
export async function readableFields(
  api: ApiClient,
  {
    caseId,
    type,
    place,
  }: { readonly caseId: string; readonly type: GraphQLObjectType; readonly place: string },
): Promise<ReadonlySet<string>> {
  const fields = Object.values(type.getFields());
  const selection = `{ ${fields.map(selected).join(" ")} }`;
  const root = place === LOG_OF_CASE ? "events(first: 100, filter: { caseId: $id })" : "case(id: $id)";
  const query = `query ($id: ID!) { seen: ${root} ${inBraces(place, selection)} }`;
  const { seen } = await api.data<{ seen: unknown }>(query, { id: caseId });
  const objects = objectsAt(seen, place);
  return new Set(
    fields.map(({ name }) => name).filter((name) => objects.some((object) => isHeld(object[name]))),
  );
}

function inBraces(place: string, selection: string): string {
  return place === "@" ? selection : `{ ${place.replace("@", selection)} }`;
}

function selected({ name, type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return name;
  const isConnection = isObjectType(named) && named.name.endsWith("Connection");
  return isConnection ? `${name} { nodes { __typename } }` : `${name} { __typename }`;
}

/** The objects at a place of an answer, through all lists on the way. */
function objectsAt(value: unknown, place: string): readonly Record<string, unknown>[] {
  const steps = place.match(/\b(?!on\b|first\b)[a-z]\w*/gi)?.filter((step) => !/^[A-Z]/.test(step)) ?? [];
  const walk = (at: readonly unknown[], [step, ...rest]: readonly string[]): readonly unknown[] => {
    const flat = at.flat().filter((one) => one !== null && one !== undefined);
    return step === undefined
      ? flat
      : walk(
          flat.map((one) => (one as Record<string, unknown>)[step]),
          rest,
        );
  };
  return walk([value], steps) as readonly Record<string, unknown>[];
}

/** A list or page that holds nothing tells nothing. */
function isHeld(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  const { nodes } = value as { readonly nodes?: readonly unknown[] };
  return nodes === undefined || nodes.length > 0;
}
