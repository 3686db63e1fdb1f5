import { getMetadataStorage } from "class-validator";
import { apiSchema } from "../../src/server/api-schema";

/** Rules that bound a text: its length, or the few values that it may take. */
const BOUNDS: ReadonlySet<string> = new Set(["maxLength", "isLength", "isIn", "matches"]);

/** Paging arguments: a cursor is checked whole, and is bounded by the variables' size until then. */
const CURSORS: ReadonlySet<string> = new Set(["after", "before"]);

interface TextField {
  readonly name: string;
  readonly rules: readonly string[];
}

interface InputClass {
  readonly name: string;
  readonly target: new () => object;
  readonly fields?: readonly { readonly name: string; getType(): unknown }[];
}

/** type-graphql keeps what its decorators said here. */
const { TypeGraphQLMetadataStorage: declared } = globalThis as unknown as {
  TypeGraphQLMetadataStorage: { readonly inputTypes: InputClass[]; readonly argumentTypes: InputClass[] };
};

function textFields(): readonly TextField[] {
  apiSchema();
  return [...declared.inputTypes, ...declared.argumentTypes].flatMap(({ name, target, fields = [] }) => {
    const rules = getMetadataStorage().getTargetValidationMetadatas(target, "", false, false);
    return fields
      .filter((field) => field.getType() === String && !CURSORS.has(field.name))
      .map((field) => ({
        name: `${name}.${field.name}`,
        rules: rules.filter((rule) => rule.propertyName === field.name).map((rule) => rule.name ?? rule.type),
      }));
  });
}

test("every text of every input has a bound", () => {
  const unbounded = textFields().filter(({ rules }) => !rules.some((rule) => BOUNDS.has(rule)));

  expect(unbounded.map(({ name }) => name)).toEqual([]);
});

test("there are texts to look at", () => {
  expect(textFields().length).toBeGreaterThan(40);
});
