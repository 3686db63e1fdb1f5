import { isObjectType, type GraphQLSchema } from "graphql";
import { publicId, type Uuid } from "../kernel/ids";
import { ID_PREFIXES } from "../schema/node";

interface Identified {
  readonly id: Uuid;
}

/** Writes the uuid of every object's `id` as the public id of its type. */
export function publishIds(schema: GraphQLSchema): void {
  for (const [name, prefix] of Object.entries(ID_PREFIXES)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    const id = type.getFields()["id"];
    if (id) id.resolve = (row: Identified) => publicId(prefix, row.id);
  }
}
