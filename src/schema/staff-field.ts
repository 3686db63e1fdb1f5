import { Extensions, Field, type FieldOptions } from "type-graphql";

type ReturnTypeFunction = Parameters<typeof Field>[0];

/** A field that a customer's own token reads as null: the workspace's view of things, not the customer's. */
export function StaffField(
  type: ReturnTypeFunction,
  options: FieldOptions & { description: string },
): PropertyDecorator {
  return (prototype, property) => {
    const description = `${options.description} Staff only: null for a customer's token.`;
    Field(type as never, { ...options, nullable: true, description })(prototype, property as string);
    Extensions({ staffOnly: true })(prototype, property as string);
  };
}
