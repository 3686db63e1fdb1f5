import { Field, ID, type FieldOptions } from "type-graphql";
import { parsePublicId } from "../kernel/ids";
import { ID_PREFIXES, type NodeTypeName } from "./node";

const ID_OF = Symbol("ids of an input");

interface IdFields {
  [ID_OF]?: Map<string, NodeTypeName>;
}

/**
 * An input field that takes the public id of one type. Operations see the uuid within; another
 * prefix is refused before they run.
 */
export function IdField(
  type: NodeTypeName,
  options: FieldOptions & { readonly list?: boolean },
): PropertyDecorator {
  const { list, ...field } = options;
  return (prototype, property) => {
    Field(() => (list ? [ID] : ID), field)(prototype, property as string);
    const fields = prototype as IdFields;
    fields[ID_OF] = new Map([...(fields[ID_OF] ?? []), [String(property), type]]);
  };
}

/** Turns the public ids of an input, and of the inputs within it, into uuids in place. */
export function decodeIds(input: object, path: readonly string[] = []): void {
  const ids = (input as IdFields)[ID_OF];
  const fields = input as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) {
    const type = ids?.get(name);
    if (type) fields[name] = decoded(type, value, [...path, name]);
    else if (Array.isArray(value))
      value.forEach((item, index) => nested(item, [...path, name, String(index)]));
    else nested(value, [...path, name]);
  }
}

function nested(value: unknown, path: readonly string[]): void {
  // Plain objects are custom attributes: their keys are the caller's, and hold no ids of ours.
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) === Object.prototype)
    return;
  decodeIds(value, path);
}

function decoded(type: NodeTypeName, value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value))
    return value.map((id, index) => parsePublicId(ID_PREFIXES[type], String(id), [...path, String(index)]));
  return value == null ? value : parsePublicId(ID_PREFIXES[type], value as string, path);
}
