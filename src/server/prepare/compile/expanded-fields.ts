import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  typeFromAST,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import type { Fragments } from "../../limits/fragments";

/**
 * Fields for which the compiler writes code: those of a fragment wherever it is spread, and those of an
 * interface for each type that it may stand for. A short document can have more of them than there is time for.
 */
export function expandedFields(
  schema: GraphQLSchema,
  fragments: Fragments,
  { operation, selectionSet }: OperationDefinitionNode,
): number {
  const root = schema.getRootType(operation);
  return root ? new Expansion(schema, fragments).ofSet(root, selectionSet) : 0;
}

class Expansion {
  private readonly counted = new Map<SelectionSetNode, Map<string, number>>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Fragments,
  ) {}

  /** Counted once for each type, so that fragments which spread each other do not double the time. */
  ofSet(type: GraphQLObjectType, set: SelectionSetNode): number {
    const byType = this.counted.get(set) ?? new Map<string, number>();
    this.counted.set(set, byType);
    const known = byType.get(type.name);
    if (known !== undefined) return known;
    const count = set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD)
        return sum + this.ofField(type, selection.name.value, selection.selectionSet);
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
      if (!fragment) return sum;
      const condition = fragment.typeCondition ? typeFromAST(this.schema, fragment.typeCondition) : type;
      return this.applies(type, condition) ? sum + this.ofSet(type, fragment.selectionSet) : sum;
    }, 0);
    byType.set(type.name, count);
    return count;
  }

  private ofField(parent: GraphQLObjectType, name: string, set: SelectionSetNode | undefined): number {
    const type = getNamedType(parent.getFields()[name]?.type);
    if (!set || !type || !isCompositeType(type)) return 1;
    return 1 + this.possible(type).reduce((sum, object) => sum + 1 + this.ofSet(object, set), 0);
  }

  private possible(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
    return isObjectType(type) ? [type] : this.schema.getPossibleTypes(type);
  }

  private applies(type: GraphQLObjectType, condition: GraphQLNamedType | undefined): boolean {
    if (condition === type) return true;
    return condition !== undefined && isAbstractType(condition) && this.schema.isSubType(condition, type);
  }
}
