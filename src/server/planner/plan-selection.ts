import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  print,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import type { Wanted } from "../../kernel/database/table";
import type { Relation } from "../../resolvers/relation";
import { collectFields, type ConditionalSet, type Document } from "./collect-fields";
import { ALWAYS, either, type ConditionalField } from "./conditions";
import type { OperationPlan, PlannedPart, PlannedRelation, SelectionPlan, TypePlan } from "./read-plan";
import { plannedArguments } from "./planned-arguments";
import { typeNameOf } from "./type-name-of";

const COUNTS = new Set(["totalCount", "totalCountIsCapped"]);
/** What shows cursors. */
const PLACES = new Set(["edges", "pageInfo"]);

/** What the operation will need, told from its selection set before anything is read. */
export function planOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationPlan {
  const root = schema.getRootType(operation.operation);
  if (!root) return new Map();
  const fragments = new Map(
    document.definitions
      .filter(
        (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
      )
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const planner = new Planner({ schema, fragments });
  return planner.ofRoot(root, { set: operation.selectionSet, condition: ALWAYS });
}

interface GivenField {
  readonly field: GraphQLField<unknown, unknown>;
  readonly uses: readonly [ConditionalField, ...ConditionalField[]];
}

class Planner {
  constructor(private readonly document: Document) {}

  ofRoot(root: GraphQLObjectType, set: ConditionalSet): OperationPlan {
    const plan = new Map<string, SelectionPlan>();
    const given = this.fieldsOf(root, [set], ({ node }) => (node.alias ?? node.name).value);
    for (const [responseKey, { field, uses }] of given) {
      const below = this.below(field, uses);
      if (below) plan.set(responseKey, below);
    }
    return plan;
  }

  private ofSets(type: GraphQLCompositeType, sets: readonly ConditionalSet[]): SelectionPlan {
    const { schema } = this.document;
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    return {
      types: new Map(possible.map((object) => [object.name, this.ofType(object, sets)])),
      typeOf: typeNameOf(type),
    };
  }

  private ofType(type: GraphQLObjectType, sets: readonly ConditionalSet[]): TypePlan {
    const given = [...this.fieldsOf(type, sets, useOf).values()];
    const rows = type.extensions["isConnection"] === true ? this.rowsOf(given) : null;
    const fields = given.map(({ field }) => field);
    return {
      rows,
      wanted: wantedOf(given.map((each) => this.needsOf(each))),
      isCounted: fields.some(({ name }) => COUNTS.has(name)),
      isEndTold: fields.some(({ name }) => name === "pageInfo"),
      arePlacesTold: fields.some(({ name }) => PLACES.has(name)),
      isPaged: fields.some(({ name }) => !COUNTS.has(name)),
      parts: rows ? rowsPart(rows) : given.flatMap((each) => this.part(each)),
      relations: given.flatMap((each) => this.relation(each)),
    };
  }

  /** Properties of a row that one of its fields is made of; null where it does not say. */
  private needsOf({ field, uses }: GivenField): readonly string[] | null {
    const needs = field.extensions["needs"] as readonly string[] | undefined;
    const needsFor = relationOf(field)?.needsFor;
    if (!needs || !needsFor) return needs ?? null;
    const asked = this.fieldsOf(getNamedType(field.type) as GraphQLObjectType, setsOf(uses), useOf);
    return [...needs, ...[...asked.values()].flatMap(({ field: { name } }) => needsFor[name] ?? [])];
  }

  /** Fields that stand for the same read, such as one under two aliases, are one. */
  private fieldsOf(
    type: GraphQLObjectType,
    sets: readonly ConditionalSet[],
    keyOf: (use: ConditionalField) => string,
  ): ReadonlyMap<string, GivenField> {
    const given = new Map<string, GivenField>();
    for (const use of collectFields(this.document, type, sets)) {
      const field = type.getFields()[use.node.name.value];
      if (!field) continue;
      const key = keyOf(use);
      given.set(key, { field, uses: [use, ...(given.get(key)?.uses ?? [])] });
    }
    return given;
  }

  /** A page shows its rows as `nodes` and within `edges`: they are the same rows, with one plan. */
  private rowsOf(given: readonly GivenField[]): SelectionPlan | null {
    const nodes = given.filter(({ field }) => field.name === "nodes");
    const edges = given.filter(({ field }) => field.name === "edges");
    const inEdges = edges.flatMap(({ field, uses }) => {
      const edge = getNamedType(field.type) as GraphQLObjectType;
      return [...this.fieldsOf(edge, setsOf(uses), useOf).values()].filter(
        ({ field: { name } }) => name === "node",
      );
    });
    const all = [...nodes, ...inEdges];
    const [first] = all;
    if (!first) return null;
    return this.ofSets(
      getNamedType(first.field.type) as GraphQLCompositeType,
      all.flatMap(({ uses }) => setsOf(uses)),
    );
  }

  private part({ field, uses }: GivenField): readonly PlannedPart[] {
    // What a resolver makes is not there yet; below it, loaders read.
    if (field.resolve || field.extensions["relation"]) return [];
    const selection = this.below(field, uses);
    if (!selection || isIdle(selection)) return [];
    return [{ selection, valuesOf: (object) => (object as Record<string, unknown>)[field.name] }];
  }

  private relation({ field, uses }: GivenField): readonly PlannedRelation[] {
    const relation = relationOf(field);
    if (!relation) return [];
    const [{ node }] = uses;
    const selection = this.below(field, uses);
    return [
      {
        field,
        relation,
        isStaffOnly: field.extensions["staffOnly"] === true,
        argumentsFor: plannedArguments(field, node),
        condition: uses.map(({ condition }) => condition).reduce(either),
        selection,
        leadsOn: selection !== null && !isIdle(selection),
      },
    ];
  }

  private below(
    field: GraphQLField<unknown, unknown>,
    uses: readonly ConditionalField[],
  ): SelectionPlan | null {
    const type = getNamedType(field.type);
    return isCompositeType(type) ? this.ofSets(type, setsOf(uses)) : null;
  }
}

function relationOf({ extensions }: GraphQLField<unknown, unknown>): Relation | null {
  return (extensions["relation"] as Relation | undefined) ?? null;
}

/** The same field with the same arguments is read once, whatever it is called in the answer. */
function useOf({ node }: ConditionalField): string {
  const given = [...(node.arguments ?? [])].map((argument) => print(argument)).sort();
  return `${node.name.value}(${given.join(", ")})`;
}

function setsOf(uses: readonly ConditionalField[]): readonly ConditionalSet[] {
  return uses.flatMap(({ node, condition }) =>
    node.selectionSet ? [{ set: node.selectionSet, condition }] : [],
  );
}

/** Of a field that does not say what it is made of, anything may be. */
function wantedOf(needs: readonly (readonly string[] | null)[]): Wanted {
  return needs.includes(null) ? null : new Set(needs.flatMap((properties) => properties ?? []));
}

function rowsPart(rows: SelectionPlan): readonly PlannedPart[] {
  if (isIdle(rows)) return [];
  return [{ selection: rows, valuesOf: (page) => (page as { readonly nodes: unknown }).nodes }];
}

/** Whether nothing is to be read at this place or below it. */
function isIdle({ types }: SelectionPlan): boolean {
  return [...types.values()].every(({ parts, relations }) => parts.length === 0 && relations.length === 0);
}
