import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Query, Resolver } from "type-graphql";
import { InvalidError } from "../../kernel/errors";
import { splitPublicId } from "../../kernel/ids";
import { ID_PREFIXES, NodeType, type NodeTypeName } from "../../schema/node";
import type { RequestContext } from "../request-context";
import { NODE_READERS } from "./node-readers";

const MAX_NODES = 100;
const TYPE_OF_PREFIX = new Map(
  Object.entries(ID_PREFIXES).map(([type, prefix]) => [prefix as string, type as NodeTypeName]),
);

@Resolver()
export class NodeQueries {
  @Query(() => NodeType, {
    nullable: true,
    description: "Any object by its id; null when there is none that the caller may see.",
  })
  node(
    @Ctx() context: RequestContext,
    @Arg("id", () => ID, { description: "The id." }) id: string,
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<object | null> {
    return readNode(context, String(path.key), id, ["id"]);
  }

  @Query(() => [NodeType], {
    nullable: "items",
    description: `Several objects in the order of their ids, null for one that is not there; ${MAX_NODES} at most.`,
  })
  async nodes(
    @Ctx() context: RequestContext,
    @Arg("ids", () => [ID], { description: `The ids, ${MAX_NODES} at most.` }) ids: string[],
    @Info() { path }: GraphQLResolveInfo,
  ): Promise<readonly (object | null)[]> {
    if (ids.length > MAX_NODES) throw new InvalidError("ids", `Ask for at most ${MAX_NODES} ids at once.`);
    const rows = await Promise.allSettled(
      ids.map((id, index) => readNode(context, String(path.key), id, ["ids", String(index)])),
    );
    // Of several refusals the first by its place, not by which answer comes first.
    const refused = rows.find((row) => row.status === "rejected");
    if (refused) throw refused.reason;
    return rows.map((row) => (row.status === "fulfilled" ? row.value : null));
  }
}

async function readNode(
  context: RequestContext,
  responseKey: string,
  id: string,
  field: readonly string[],
): Promise<object | null> {
  const parts = splitPublicId(id);
  const type = parts && TYPE_OF_PREFIX.get(parts.prefix);
  const reader = type && NODE_READERS[type];
  if (!reader) throw new InvalidError(field, "This is not an id of this API.");
  const row = await context.load(reader, parts.uuid, null, context.asked(responseKey, type).wanted);
  // Rows carry no type of their own; the interface needs one.
  return row && { ...row, __typename: type };
}
