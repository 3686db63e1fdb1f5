import {
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SourceLocation,
} from "graphql";

/** The fields of a document as it was sent, found by where they stand in its text. */
export class KnownFields {
  private readonly nodes = new Map<string, FieldNode>();
  private types: ReadonlyMap<FieldNode, GraphQLOutputType> | undefined;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
  ) {
    visit(document, { [Kind.FIELD]: (node: FieldNode) => void this.nodes.set(placeOf(node), node) });
  }

  /** The same field in the document as it was sent. */
  sent(compiled: FieldNode): FieldNode {
    return this.nodes.get(placeOf(compiled)) ?? compiled;
  }

  at(locations: readonly SourceLocation[]): readonly FieldNode[] {
    return locations.flatMap(({ line, column }) => this.nodes.get(`${line}:${column}`) ?? []);
  }

  /** Asked for when something went wrong, so not worked out before. */
  typeOf(node: FieldNode): GraphQLOutputType | undefined {
    this.types ??= typesIn(this.schema, this.document);
    return this.types.get(node);
  }
}

function placeOf({ loc }: FieldNode): string {
  return `${loc?.startToken.line}:${loc?.startToken.column}`;
}

function typesIn(schema: GraphQLSchema, document: DocumentNode): ReadonlyMap<FieldNode, GraphQLOutputType> {
  const types = new Map<FieldNode, GraphQLOutputType>();
  const typeInfo = new TypeInfo(schema);
  const noteType = (node: FieldNode): void => {
    const type = typeInfo.getType();
    if (type) types.set(node, type);
  };
  visit(document, visitWithTypeInfo(typeInfo, { [Kind.FIELD]: noteType }));
  return types;
}
