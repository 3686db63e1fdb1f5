import {
  isAbstractType,
  Kind,
  typeFromAST,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { ALWAYS, conditionOf, type Condition, type ConditionalField } from "./conditions";

/** A selection set, and when it is part of the answer. */
export interface ConditionalSet {
  readonly set: SelectionSetNode;
  readonly condition: Condition;
}

export interface Document {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** The fields of these selection sets that an object of this type answers, those of fragments among them. */
export function collectFields(
  document: Document,
  type: GraphQLObjectType,
  sets: readonly ConditionalSet[],
): readonly ConditionalField[] {
  const fields: ConditionalField[] = [];
  const collector = new Collector(document, type, fields);
  for (const { set, condition } of sets) collector.ofSet(set, condition);
  return fields;
}

class Collector {
  /** The fragments whose fields are taken, whatever the variables. */
  private readonly taken = new Set<string>();
  private readonly seen = new Set<string>();

  constructor(
    private readonly document: Document,
    private readonly type: GraphQLObjectType,
    private readonly fields: ConditionalField[],
  ) {}

  ofSet({ selections }: SelectionSetNode, condition: Condition): void {
    for (const selection of selections) this.ofSelection(selection, conditionOf(selection, condition));
  }

  private ofSelection(selection: SelectionNode, condition: Condition): void {
    if (selection.kind === Kind.FIELD) return void this.fields.push({ node: selection, condition });
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.ofSpread(selection.name.value, condition);
    if (this.applies(selection)) this.ofSet(selection.selectionSet, condition);
  }

  /**
   * A fragment that is spread twice under conditions is taken whatever they say: at worst something is read
   * in vain. Followed each time, fragments that spread each other would multiply without end.
   */
  private ofSpread(name: string, condition: Condition): void {
    const fragment = this.document.fragments.get(name);
    if (!fragment || this.taken.has(name) || !this.applies(fragment)) return;
    const isTaken = condition === ALWAYS || this.seen.has(name);
    this.seen.add(name);
    if (isTaken) this.taken.add(name);
    this.ofSet(fragment.selectionSet, isTaken ? ALWAYS : condition);
  }

  private applies({ typeCondition }: FragmentDefinitionNode | InlineFragmentNode): boolean {
    if (!typeCondition) return true;
    const conditional = typeFromAST(this.document.schema, typeCondition);
    if (conditional === this.type) return true;
    return isAbstractType(conditional) && this.document.schema.isSubType(conditional, this.type);
  }
}
