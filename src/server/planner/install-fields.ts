import {
  getNamedType,
  isCompositeType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from "graphql";
import { invariant } from "../../kernel/errors";
import type { Relation } from "../../resolvers/relation";
import type { RequestContext } from "../../resolvers/request-context";
import type { Derivation } from "../../schema/derivation";
import { kept, slotOf } from "./kept";

type Field = GraphQLField<unknown, RequestContext>;
type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Gives the fields that are declared as relations and derivations their resolvers, and notes of every field
 * of a row which of the row's properties it needs.
 */
export function installFields(schema: GraphQLSchema): void {
  for (const field of fieldsOf(schema)) {
    const { relation, derivation } = field.extensions as Declarations;
    if (relation) installRelation(field, relation);
    else if (derivation) installDerivation(field, derivation);
    else if (!field.resolve) needing(field, [field.name]);
  }
}

/** Reads ahead what is asked for below each field at the top, before execution goes down to it. */
export function readAheadBelowRoots(schema: GraphQLSchema): void {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const field of roots.flatMap((root) => Object.values(root?.getFields() ?? {}) as Field[])) {
    const { resolve } = field;
    if (!resolve || !isCompositeType(getNamedType(field.type))) continue;
    field.resolve = async (source, args, context, info) => {
      const value: unknown = await resolve(source, args, context, info);
      await context.readAhead(String(info.path.key), value);
      return value;
    };
  }
}

type Given = Readonly<Record<string, unknown>>;

interface Declarations {
  readonly relation?: Relation;
  readonly derivation?: Derivation;
}

function fieldsOf(schema: GraphQLSchema): readonly Field[] {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !roots.has(type) && !type.name.startsWith("__"))
    .flatMap((type) => Object.values(type.getFields()) as Field[]);
}

function needing(field: Field, needs: readonly string[]): void {
  field.extensions = { ...field.extensions, needs };
}

function installDerivation(field: Field, { needs, from }: Derivation): void {
  needing(field, needs);
  field.resolve = (row, _args, context) => from(row as object, context);
}

function installRelation(field: Field, { needs }: Relation): void {
  const declared = field.resolve;
  invariant(declared, `the relation ${field.name} has no resolver to fall back to`);
  needing(field, needs);
  field.extensions = { ...field.extensions, declared };
  field.resolve = readAheadOr(field, declared);
}

function readAheadOr({ name, args: { length } }: Field, declared: Resolve): Resolve {
  return (row, args: Given, context, info): unknown => {
    const outcome = kept(row as object, length === 0 ? name : slotOf(name, args));
    if (!outcome) return declared(row, args, context, info);
    if ("error" in outcome) throw outcome.error;
    return outcome.value;
  };
}
