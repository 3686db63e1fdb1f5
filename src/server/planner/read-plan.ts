import type { GraphQLField } from "graphql";
import type { Wanted } from "../../kernel/database/table";
import type { Relation } from "../../resolvers/relation";
import type { Condition, Variables } from "./conditions";
import type { PlannedArguments } from "./planned-arguments";

/** What is to be read ahead below a place of a document, for each type of object that may stand there. */
export interface SelectionPlan {
  readonly types: ReadonlyMap<string, TypePlan>;
  /** The type of an object at this place. */
  readonly typeOf: (value: object) => string | Promise<string>;
}

export interface TypePlan {
  /** Properties of the row that its fields are made of. */
  readonly wanted: Wanted;
  /** Whether a page is counted as well. */
  readonly isCounted: boolean;
  /** Whether anything of a page but its count is asked for. */
  readonly isPaged: boolean;
  /** Whether a page is to tell if there are further ones. */
  readonly isEndTold: boolean;
  /** Whether a page is to tell where its rows stand. */
  readonly arePlacesTold: boolean;
  /** For a page: what is to be read of its rows. */
  readonly rows: SelectionPlan | null;
  readonly parts: readonly PlannedPart[];
  readonly relations: readonly PlannedRelation[];
}

/** Objects that the object holds already, below which there is something to read. */
export interface PlannedPart {
  readonly valuesOf: (object: object) => unknown;
  readonly selection: SelectionPlan;
}

/** A relation that is read for all rows of a level at once. */
export interface PlannedRelation {
  readonly field: GraphQLField<unknown, unknown>;
  readonly relation: Relation;
  readonly isStaffOnly: boolean;
  /** The arguments for the variables of a request; null where they are refused. */
  readonly argumentsFor: (variables: Variables) => Promise<PlannedArguments | null>;
  readonly condition: Condition;
  readonly selection: SelectionPlan | null;
  /** Whether anything is to be read below what it leads to. */
  readonly leadsOn: boolean;
}

/** What is to be read ahead of a whole operation, by the response keys of its top. */
export type OperationPlan = ReadonlyMap<string, SelectionPlan>;
