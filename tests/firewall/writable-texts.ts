import { getMetadataStorage } from "class-validator";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";
import { rootFields } from "../gates/tenancy/sample-document";

/** A text that a mutation takes. */
export interface WritableText {
  readonly mutation: string;
  /** Below `input`: `externalId.id`, `transactions.0.description`. */
  readonly path: string;
  readonly form: "text" | "json" | "email";
  /** Characters at most; 12,000 where only the bytes are counted. */
  readonly length: number;
}

/** What a text holds: the content for its path, or undefined to leave it out or as in the sample. */
export type Fill = (path: string) => unknown;

const FORMS: Readonly<Record<string, WritableText["form"]>> = {
  String: "text",
  JSONObject: "json",
  EmailAddress: "email",
};

/** Every text of every mutation's input. */
export function writableTexts(schema: GraphQLSchema): readonly WritableText[] {
  return rootFields(schema)
    .filter(({ kind }) => kind === "mutation")
    .flatMap(({ field }) => {
      const texts: WritableText[] = [];
      for (const { type } of field.args)
        walk(type, "", (path, form, length) => texts.push({ mutation: field.name, path, form, length }));
      return texts;
    });
}

function walk(
  type: GraphQLInputType,
  path: string,
  found: (path: string, form: WritableText["form"], length: number) => void,
  around: readonly GraphQLInputType[] = [],
): void {
  if (isNonNullType(type)) return walk(type.ofType, path, found, around);
  if (isListType(type)) return walk(type.ofType, `${path}.0`, found, around);
  // A filter holds filters: what is within them is what is in itself.
  if (!isInputObjectType(type) || around.includes(type)) return;
  for (const field of Object.values(type.getFields())) {
    const inner = path ? `${path}.${field.name}` : field.name;
    const form = FORMS[getNamedType(field.type).name];
    const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
    // A filter within a filter holds the same texts once more.
    if (getNamedType(field.type) === type) continue;
    if (form) found(isList ? `${inner}.0` : inner, form, mostCharacters(type.name, field.name, form));
    else walk(field.type, inner, found, [...around, type]);
  }
}

interface InputClass {
  readonly name: string;
  readonly target: new () => object;
}

/** type-graphql keeps what its decorators said here. */
const { TypeGraphQLMetadataStorage: declared } = globalThis as unknown as {
  TypeGraphQLMetadataStorage: { readonly inputTypes: readonly InputClass[] };
};

function mostCharacters(input: string, property: string, form: WritableText["form"]): number {
  if (form === "json") return 12_000;
  const target = declared.inputTypes.find(({ name }) => name === input)?.target;
  const rules = target ? getMetadataStorage().getTargetValidationMetadatas(target, "", false, false) : [];
  const bounds = rules
    .filter(
      ({ propertyName, name }) => propertyName === property && /^(maxLength|isLength)$/.test(name ?? ""),
    )
    .map(({ constraints }) => Number((constraints as readonly unknown[]).at(-1)));
  return Math.min(...bounds, 50_000);
}

/** A value for the type: what is required, and every text that is filled. */
export function inputOf(
  type: GraphQLInputType,
  path: string,
  sample: (path: string, typeName: string) => unknown,
  fill: Fill,
): unknown {
  if (isNonNullType(type)) return inputOf(type.ofType, path, sample, fill);
  if (isListType(type)) {
    const first = inputOf(type.ofType, `${path}.0`, sample, fill);
    const further: unknown[] = [];
    for (let row = 1; isFilled(type.ofType, `${path}.${row}`, fill); row += 1)
      further.push(inputOf(type.ofType, `${path}.${row}`, sample, fill));
    return [first, ...further];
  }
  if (!isInputObjectType(type))
    return fill(path) ?? sample(path, isEnumType(type) ? "" : type.name) ?? firstOf(type);
  const whole = sample(path, "");
  // An empty one says no more than that it is wanted.
  if (typeof whole === "object" && whole !== null && Object.keys(whole).length > 0) return whole;
  const fields = Object.values(type.getFields()).map((field) => ({
    field,
    inner: path ? `${path}.${field.name}` : field.name,
  }));
  const filled = fields.filter(({ field, inner }) => isFilled(field.type, inner, fill));
  const needed = fields.filter(
    (one) => filled.includes(one) || isRequiredInputField(one.field) || sample(one.inner, "") != null,
  );
  const wanted = type.isOneOf && filled.length > 0 ? filled : needed;
  return Object.fromEntries(
    wanted.map(({ field, inner }) => [field.name, inputOf(field.type, inner, sample, fill)]),
  );
}

function isFilled(type: GraphQLInputType, path: string, fill: Fill): boolean {
  if (isNonNullType(type)) return isFilled(type.ofType, path, fill);
  if (isListType(type)) return isFilled(type.ofType, `${path}.0`, fill);
  if (!isInputObjectType(type)) return fill(path) !== undefined;
  return Object.values(type.getFields())
    .filter((field) => getNamedType(field.type) !== type)
    .some((field) => isFilled(field.type, path ? `${path}.${field.name}` : field.name, fill));
}

function firstOf(type: GraphQLInputType): unknown {
  return isEnumType(type) ? type.getValues()[0]?.name : undefined;
}
