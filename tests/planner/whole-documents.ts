import { isInterfaceType } from "graphql";
import type { Material } from "./document-writer";
import type { FieldsType, KnownField } from "./known-fields";
import { isPage } from "./schema-lists";

/** For every field at the top and every type of node, a document that asks for all there is on the way. */
export function wholeDocuments({ schema, stock, fields }: Material): readonly string[] {
  const selectionOf = (type: FieldsType, depth: number): string => {
    const own = fields.of(type).map((known) => fieldOf(type, known, depth));
    const possible = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
    const variants = possible.map((each) => `... on ${each.name} ${selectionOf(each, depth)}`);
    return `{ __typename ${[...own, ...variants].join(" ")} }`;
  };
  const fieldOf = (type: FieldsType, { field, below, cost }: KnownField, depth: number): string => {
    if (!below) return field.name;
    // The items stand within `nodes` and within `edges`: one of them leads on.
    // What is worth showing of an entry in a timeline is mostly what it leads to.
    const further = isInterfaceType(below) ? 1 : 0;
    const left = field.name === "edges" && isPage(type) ? 0 : depth + further - cost;
    return left < 0 ? "" : `${field.name} ${selectionOf(below, left)}`;
  };
  const root = schema.getQueryType()!;
  const lists = fields
    .of(root)
    .filter(({ field }) => !field.args.some(({ type }) => String(type).endsWith("!")));
  const nodes = schema.getPossibleTypes(schema.getType("Node") as never);
  return [
    ...lists.map((known) => `{ ${fieldOf(root, known, 2)} }`),
    ...nodes.map((type) => {
      const ids = stock.ids["nodes"]!.filter((id) => stock.typeOf(id) === type.name);
      return `{ nodes(ids: ${JSON.stringify(ids)}) { ... on ${type.name} ${selectionOf(type, 1)} } }`;
    }),
  ];
}
