import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from "../../kernel/paging/page-request";
import { fragmentsOf, type Fragments } from "./fragments";
import { LIMITS, limitError } from "./limits";

/** Items of a list that neither the caller nor the schema sizes. */
const UNDECLARED_ITEMS = 100;

export interface NodeRequest {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Refuses an operation whose lists within lists may multiply to more objects than one answer should hold. */
export function refuseManyNodes(schema: GraphQLSchema, request: NodeRequest): void {
  if (estimatedNodes(schema, request) > LIMITS.nodes) throw limitError("nodes", LIMITS.nodes);
}

/** Objects that the answer holds when every page is full; 0 for a request that execution will refuse. */
export function estimatedNodes(
  schema: GraphQLSchema,
  { document, operationName, variables }: NodeRequest,
): number {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return 0;
  // Coerced, so that a page size that comes as a variable or as its default counts like a written one.
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) return 0;
  return new Estimate(schema, fragmentsOf(document), coerced).ofSet(
    { type: root, isPage: false },
    operation.selectionSet,
  );
}

/** What a selection set is of. The lists of a page (`nodes`, `edges`) have the size of the page. */
interface Parent {
  readonly type: GraphQLNamedType;
  readonly isPage: boolean;
}

class Estimate {
  private readonly measured = new Map<string, number>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Fragments,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  ofSet(parent: Parent, set: SelectionSetNode): number {
    return set.selections.reduce((sum, selection) => sum + this.ofSelection(parent, selection), 0);
  }

  private ofSelection(parent: Parent, selection: SelectionNode): number {
    if (selection.kind === Kind.FIELD) return this.ofField(parent, selection);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.ofFragment(parent, selection.name.value);
    const type = this.schema.getType(selection.typeCondition?.name.value ?? parent.type.name);
    return type ? this.ofSet({ ...parent, type }, selection.selectionSet) : 0;
  }

  /** Measured once, for one object: wherever it is spread, the number of objects only multiplies it. */
  private ofFragment({ isPage }: Parent, name: string): number {
    const fragment = this.fragments.get(name);
    const type = this.schema.getType(fragment?.typeCondition.name.value ?? "");
    if (!fragment || !type) return 0;
    const key = `${name} ${isPage}`;
    const known = this.measured.get(key);
    if (known !== undefined) return known;
    const measure = this.ofSet({ type, isPage }, fragment.selectionSet);
    this.measured.set(key, measure);
    return measure;
  }

  private ofField({ type: parent, isPage }: Parent, node: FieldNode): number {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
    const field = parent.getFields()[node.name.value];
    if (!field || !node.selectionSet) return 0;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return 0;
    const isList = isListType(getNullableType(field.type));
    const asked = this.askedItems(field, node);
    const within = this.ofSet({ type, isPage: asked !== null && !isList }, node.selectionSet);
    const size = asked ?? (isList && !isPage ? mostItems(field) : null);
    return size === null ? within : size * (1 + within);
  }

  /** Items of a list that the caller sizes; null for any other field. */
  private askedItems(field: GraphQLField<unknown, unknown>, node: FieldNode): number | null {
    const sizes = new Set(field.args.map(({ name }) => name));
    if (!sizes.has("first") && !sizes.has("ids")) return null;
    const { first, last, ids } = getArgumentValues(field, node, this.variables);
    if (Array.isArray(ids)) return ids.length;
    const asked = Number(last ?? first ?? DEFAULT_PAGE_SIZE);
    return Math.min(Math.max(asked, 0), MAX_PAGE_SIZE);
  }
}

/** What a list is declared to hold at most, with `@Extensions({ mostItems })`. */
function mostItems({ extensions }: GraphQLField<unknown, unknown>): number {
  const declared = extensions["mostItems"];
  return typeof declared === "number" ? declared : UNDECLARED_ITEMS;
}
