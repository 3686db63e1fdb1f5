import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

type Answer = Readonly<Record<string, unknown>>;

/** Notes the coordinates of the fields for which an answer holds something. */
export class AnsweredFields {
  readonly seen = new Set<string>();
  private fragments: ReadonlyMap<string, FragmentDefinitionNode> = new Map();

  constructor(private readonly schema: GraphQLSchema) {}

  note({ definitions }: DocumentNode, data: unknown): void {
    const fragments = definitions.filter((part) => part.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    const operation = definitions.find((part) => part.kind === Kind.OPERATION_DEFINITION);
    if (operation) this.ofSet(this.schema.getQueryType()!, operation.selectionSet, data);
  }

  private ofSet(type: GraphQLNamedType, { selections }: SelectionSetNode, value: unknown): void {
    const objects = [value].flat(2).filter((item) => typeof item === "object" && item !== null) as Answer[];
    for (const object of objects)
      for (const selection of selections) this.ofSelection(type, selection, object);
  }

  private ofSelection(type: GraphQLNamedType, selection: SelectionNode, object: Answer): void {
    if (selection.kind === Kind.FIELD) return this.ofField(type, selection, object);
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection;
    const on = this.schema.getType(fragment?.typeCondition?.name.value ?? type.name);
    // Another fragment may have asked for fields of these names: of what type the object is, it must say.
    const isMeant = on === type || isInterfaceType(on) || object["__typename"] === on?.name;
    if (fragment && on && isMeant) this.ofSet(on, fragment.selectionSet, object);
  }

  private ofField(type: GraphQLNamedType, { name, alias, selectionSet }: FieldNode, object: Answer): void {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name.value] : undefined;
    const answer = object[(alias ?? name).value];
    if (!field || answer === undefined || answer === null) return;
    this.seen.add(`${type.name}.${field.name}`);
    if (selectionSet) this.ofSet(getNamedType(field.type), selectionSet, answer);
  }
}
