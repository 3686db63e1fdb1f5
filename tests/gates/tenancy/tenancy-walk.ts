import { isRequiredArgument, type GraphQLSchema } from "graphql";
import { newUuid, publicId, splitPublicId } from "../../../src/kernel/ids";
import type { ApiClient, ApiResult, UserError } from "../../support/api-client";
import type { World } from "../../support/world";
import { ROWS, type Row } from "./rows";
import { documentOf, sampleOf, type RootField } from "./sample-document";
import { toldBy } from "./told-by-subscription";
import type { Objects } from "./two-companies";

/** One call of a root field, ready to send with any credential. */
export interface Call {
  readonly name: string;
  readonly row: Row;
  readonly field: RootField;
  readonly document: string;
  /** Arguments that name these objects. */
  variablesFor(objects: Objects): Readonly<Record<string, unknown>>;
  /** Whether any argument names an object. */
  readonly namesObjects: boolean;
}

/**
 * The calls of a root field: one with all that its arguments can name. What narrows the log names one thing after the
 * other instead, as no event is about all of them at once.
 */
export function callsOf(schema: GraphQLSchema, root: RootField): readonly Call[] {
  const paths: string[] = [];
  const whole = callOf(schema, root, (path) => paths.push(path) > 0);
  if (!whole.row.namesOneAtATime) return [whole];
  const each = paths.map((path) => callOf(schema, root, (other) => other === path, ` by ${path}`));
  return [callOf(schema, root, () => false), ...each];
}

/** Builds the call from the field's arguments; every id argument must name an object of the stage. */
function callOf(
  schema: GraphQLSchema,
  root: RootField,
  isNamed: (path: string) => boolean,
  variant = "",
): Call {
  const { kind, field } = root;
  const row = ROWS[`${kind}.${field.name}`] ?? {};
  // Paging would only make the answer smaller, and a list's filter is walked with its ids.
  const args = field.args.filter(
    (arg) => !["first", "after", "last", "before", "orderBy"].includes(arg.name),
  );
  let namesObjects = false;
  const variablesFor = (objects: Objects): Record<string, unknown> =>
    Object.fromEntries(
      args.map((arg) => {
        const idOf = (path: string): string | undefined => {
          if (!isRequiredArgument(arg) && !isNamed(path)) return undefined;
          namesObjects = true;
          return objectAt(objects, field.name, path, row.names);
        };
        const token = row.usesToken && { token: objects["token"] };
        return [arg.name, sampleOf(arg.type, arg.name, idOf, { ...row.values, ...token })];
      }),
    );
  const anything = new Proxy({}, { get: () => "any" }) as Objects;
  variablesFor(anything);
  const document = documentOf(schema, root, new Set(args.map((arg) => arg.name)));
  const name = `${kind}.${field.name}${variant}`;
  return { name, row, field: root, document, variablesFor, namesObjects };
}

/** `customerId` names a customer, `transactionIds` transactions, and the `id` of `customer(id:)` a customer. */
function objectAt(objects: Objects, rootField: string, path: string, names: Row["names"] = {}): string {
  const name = path.split(".").at(-1) ?? "";
  const noun = name === "id" || name === "ids" ? rootField : name.replace(/Ids?$/, "");
  const object = objects[names[noun] ?? NOUNS[noun] ?? noun];
  if (!object) throw new Error(`The walk has no object for ${rootField}(${path}); add one to its stage.`);
  return object;
}

const NOUNS: Readonly<Record<string, string>> = {
  node: "case",
  byMember: "member",
  privateWith: "customer",
  intoCase: "otherCase",
  intoCustomer: "otherCustomer",
  nodes: "case",
  businessCalendar: "calendar",
  slaPolicy: "policy",
  slaSimulation: "simulation",
  reorderSlaPolicies: "policy",
  before: "policy",
  providerConnection: "connection",
  webhookEndpoint: "endpoint",
  payerCustomer: "customer",
  payeeCustomer: "customer",
  merchantCustomer: "customer",
  delayCalendar: "calendar",
  fromMessage: "message",
  upToMessage: "message",
  mentions: "member",
  watchedBy: "member",
};

/** Ids of the same types that nobody has. */
export function missing(objects: Objects): Objects {
  return Object.fromEntries(
    Object.entries(objects).map(([noun, id]) => [noun, publicId(splitPublicId(id)?.prefix ?? "", newUuid())]),
  );
}

export interface Answer {
  readonly result: ApiResult<Record<string, unknown>>;
  /** Codes of top-level errors. */
  readonly errorCodes: readonly string[];
  /** The mutation's refusals. */
  readonly userErrors: readonly UserError[];
}

/** A payload, or in a batch one result of several. */
interface Refusable {
  readonly userErrors?: readonly UserError[];
  readonly results?: readonly Refusable[];
}

export async function send(redress: World, api: ApiClient, call: Call, objects: Objects): Promise<Answer> {
  const variables = call.variablesFor(objects);
  const result = await (call.field.kind === "subscription"
    ? toldBy(redress, api, call.document, variables)
    : api.send<Record<string, unknown>>(call.document, variables));
  const payload = result.data?.[call.field.field.name] as Refusable | null | undefined;
  return {
    result,
    errorCodes: (result.errors ?? []).map(({ extensions }) => extensions.code),
    userErrors: [payload, ...(payload?.results ?? [])].flatMap((part) => part?.userErrors ?? []),
  };
}
