import { Extensions, FieldResolver, type FieldOptions } from "type-graphql";
import type { Derivation } from "../schema/derivation";

type TypeFunction = Parameters<typeof FieldResolver>[0];

/** A field that is made of properties of its row, without reading anything. */
export function Derived<Row extends object>(
  needs: readonly (keyof Row & string)[],
  from: (row: Row, caller: { readonly isStaff: boolean }) => unknown,
  form: { readonly type?: TypeFunction; readonly description?: string } & FieldOptions = {},
): PropertyDecorator {
  return (prototype, property) => {
    const key = property as string;
    const { type, ...options } = form;
    const declare = type ? FieldResolver(type, options) : FieldResolver();
    declare(prototype, key, {});
    const derivation = { needs, from } as unknown as Derivation;
    Extensions({ derivation })(prototype, key);
  };
}
