import type { GraphQLSchema } from "graphql";
import { newUuid, publicId, splitPublicId } from "../../src/kernel/ids";
import { ID_PREFIXES } from "../../src/schema/node";
import type { ApiClient } from "../support/api-client";
import type { Furniture } from "./furnished-workspace";
import { listsOf, neededBy, type Order, type SchemaList } from "./schema-lists";
import type { Stock } from "./stock";

const TYPES = new Map(Object.entries(ID_PREFIXES).map(([type, prefix]) => [prefix as string, type]));

/** Furniture that is known by something else. */
const NO_IDS: ReadonlySet<string> = new Set(["surveyToken", "figureKey"]);

/** The ids of what there is, of what another workspace has and of what nobody has, and cursors of every list. */
export async function stockOf(
  api: ApiClient,
  schema: GraphQLSchema,
  own: Furniture,
  foreign: Furniture,
): Promise<Stock> {
  const nouns = Object.entries(own).map(
    ([noun, ids]) => [noun, withStrangers(ids, foreign[noun] ?? [])] as const,
  );
  const things = nouns.filter(([noun]) => !NO_IDS.has(noun));
  const nodes = things.flatMap(([, ids]) => ids.slice(0, 6));
  const ids = { ...Object.fromEntries(nouns), node: nodes, nodes };
  const parents = Object.entries(own).flatMap(([noun, some]) => (NO_IDS.has(noun) ? [] : some.slice(0, 3)));
  const typeOf = (id: string): string | null => TYPES.get(splitPublicId(id)?.prefix ?? "") ?? null;
  return { ids, typeOf, cursors: await cursorsOf(api, schema, own, parents) };
}

/** Mostly what is there. */
function withStrangers(ids: readonly string[], strangers: readonly string[]): readonly string[] {
  const prefix = splitPublicId(ids[0] ?? "")?.prefix ?? "";
  return [...ids, ...ids, ...strangers.slice(0, 1), publicId(prefix, newUuid())];
}

/** Where the items of every list stand, in each of its orders. */
async function cursorsOf(
  api: ApiClient,
  schema: GraphQLSchema,
  own: Furniture,
  ids: readonly string[],
): Promise<Stock["cursors"]> {
  const each = listsOf(schema).map(async (list) => {
    const orders = await Promise.all(
      [null, ...list.orders].map(async (order) => {
        const name = order ? `${order.field} ${order.direction}` : "";
        return [name, await cursorsWithin(api, list, order, { own, ids })] as const;
      }),
    );
    return [list.coordinate, Object.fromEntries(orders)] as const;
  });
  return Object.fromEntries(await Promise.all(each));
}

async function cursorsWithin(
  api: ApiClient,
  { parent, field, coordinate }: SchemaList,
  order: Order | null,
  { own, ids }: { readonly own: Furniture; readonly ids: readonly string[] },
): Promise<readonly string[]> {
  const args = order ? `orderBy: { field: ${order.field}, direction: ${order.direction} }` : "";
  const list = `${field.name}(first: 20 ${args} ${neededBy(coordinate, own)}) { edges { cursor } }`;
  const within = parent === "ClockLedger" ? `Clock { ledger { ${list} } }` : `${parent} { ${list} }`;
  const document =
    parent === "Query" ? `{ ${list} }` : `{ nodes(ids: ${JSON.stringify(ids)}) { ... on ${within} } }`;
  const text = JSON.stringify(await api.data(document));
  return [...text.matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor]) => cursor ?? "");
}
