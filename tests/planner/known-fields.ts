import {
  getNamedType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from "graphql";
import { isPage } from "./schema-lists";

export type FieldsType = GraphQLObjectType | GraphQLInterfaceType;

/** What a writer of documents must know of a field. */
export interface KnownField {
  readonly field: GraphQLField<unknown, unknown>;
  /** What stands below it; null below a leaf. */
  readonly below: FieldsType | null;
  /** Relations that it follows: what stands within a page or an object has been read with it. */
  readonly cost: number;
  /** Whether something can lead on from what it holds. */
  readonly leadsOn: boolean;
}

/** The fields of types, looked at once. */
export class KnownFields {
  private readonly known = new Map<FieldsType, readonly KnownField[]>();

  of(type: FieldsType): readonly KnownField[] {
    const known =
      this.known.get(type) ?? Object.values(type.getFields()).map((field) => knownField(type, field));
    this.known.set(type, known);
    return known;
  }
}

function knownField(type: FieldsType, field: GraphQLField<unknown, unknown>): KnownField {
  const below = getNamedType(field.type);
  if (isLeafType(below)) return { field, below: null, cost: 0, leadsOn: false };
  const leadsOn = !isEnd(below);
  const cost = isPage(type) || type.name.endsWith("Edge") || !leadsOn ? 0 : 1;
  return { field, below: below as FieldsType, cost, leadsOn };
}

/** Whether objects of this type hold leaves alone. */
function isEnd(type: GraphQLNamedType): boolean {
  return (
    isObjectType(type) &&
    Object.values(type.getFields()).every((field) => isLeafType(getNamedType(field.type)))
  );
}
