import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  valueFromAST,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from "../../kernel/paging/page-request";
import { product, remembered, sum, type Amount, type Variables } from "./amounts";
import { fragmentsOf, type Fragments } from "./fragments";

/** Items of a list that neither the caller nor the schema sizes. */
const UNDECLARED_ITEMS = 100;

/**
 * Tells, from the coerced variables, how many objects an answer holds when every page is full. All that does
 * not hang on variables is counted here, once for all requests with the same document.
 */
export function nodeEstimate(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): (variables: Variables) => number {
  const root = schema.getRootType(operation.operation);
  if (!root) return () => 0;
  const estimate = new Estimate(schema, fragmentsOf(document));
  const amount = estimate.ofSet({ type: root, isPage: false }, operation.selectionSet);
  return typeof amount === "number" ? () => amount : (variables) => amount({ variables, known: new Map() });
}

/** What a selection set is of. The lists of a page (`nodes`, `edges`) have the size of the page. */
interface Parent {
  readonly type: GraphQLNamedType;
  readonly isPage: boolean;
}

class Estimate {
  private readonly measured = new Map<string, Amount>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Fragments,
  ) {}

  ofSet(parent: Parent, { selections }: SelectionSetNode): Amount {
    return sum(selections.map((selection) => this.ofSelection(parent, selection)));
  }

  private ofSelection(parent: Parent, selection: SelectionNode): Amount {
    if (selection.kind === Kind.FIELD) return this.ofField(parent, selection);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.ofFragment(parent, selection.name.value);
    const type = this.schema.getType(selection.typeCondition?.name.value ?? parent.type.name);
    return type ? this.ofSet({ ...parent, type }, selection.selectionSet) : 0;
  }

  /** Measured once, for one object: wherever it is spread, the number of objects only multiplies it. */
  private ofFragment({ isPage }: Parent, name: string): Amount {
    const fragment = this.fragments.get(name);
    const type = this.schema.getType(fragment?.typeCondition.name.value ?? "");
    if (!fragment || !type) return 0;
    const key = `${name} ${isPage}`;
    const known = this.measured.get(key);
    if (known !== undefined) return known;
    const amount = remembered(key, this.ofSet({ type, isPage }, fragment.selectionSet));
    this.measured.set(key, amount);
    return amount;
  }

  private ofField({ type: parent, isPage }: Parent, node: FieldNode): Amount {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
    const field = parent.getFields()[node.name.value];
    if (!field || !node.selectionSet) return 0;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return 0;
    const isList = isListType(getNullableType(field.type));
    const asked = askedItems(field, node);
    const within = this.ofSet({ type, isPage: asked !== null && !isList }, node.selectionSet);
    const size = asked ?? (isList && !isPage ? mostItems(field) : null);
    return size === null ? within : product(size, sum([1, within]));
  }
}

const SIZES = ["ids", "last", "first"] as const;

/** Items of a list that the caller sizes; null for any other field. */
function askedItems({ args }: GraphQLField<unknown, unknown>, node: FieldNode): Amount | null {
  const sizes = SIZES.flatMap((size) => args.filter(({ name }) => name === size));
  if (!sizes.some(({ name }) => name === "first" || name === "ids")) return null;
  const given = sizes.map(({ name, type, defaultValue }) => {
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    const valueFor = (variables: Variables): unknown =>
      (value && valueFromAST(value, type, variables)) ?? defaultValue;
    return { valueFor, isConstant: value === undefined || value.kind === Kind.INT };
  });
  const itemsFor = (variables: Variables): number => items(given.map(({ valueFor }) => valueFor(variables)));
  return given.every(({ isConstant }) => isConstant) ? itemsFor({}) : ({ variables }) => itemsFor(variables);
}

/** Of `ids` there are as many as given; `last` goes before `first`, which may be its mere default. */
function items(given: readonly unknown[]): number {
  const size = given.find((value) => value !== undefined && value !== null);
  if (Array.isArray(size)) return size.length;
  return Math.min(Math.max(Number(size ?? DEFAULT_PAGE_SIZE), 0), MAX_PAGE_SIZE);
}

/** What a list is declared to hold at most, with `@Extensions({ mostItems })`. */
function mostItems({ extensions }: GraphQLField<unknown, unknown>): number {
  const declared = extensions["mostItems"];
  return typeof declared === "number" ? declared : UNDECLARED_ITEMS;
}
