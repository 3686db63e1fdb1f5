import {
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";

const REMOVAL = /removal (\d{4}-\d\d-\d\d)/;

/**
 * What a client of the published schema would miss in the new one. A part may go once it was published as
 * deprecated with a day of removal, and that day has come.
 */
export function breakingChanges(
  published: GraphQLSchema,
  next: GraphQLSchema,
  today: string,
): readonly string[] {
  const announced = new Set(
    Object.values(published.getTypeMap())
      .flatMap(removableParts)
      .filter(({ deprecationReason }) => isDue(deprecationReason, today))
      .map(({ removal }) => removal),
  );
  return findBreakingChanges(published, next)
    .map(({ description }) => description)
    .filter((description) => !announced.has(description));
}

function isDue(deprecationReason: string | null | undefined, today: string): boolean {
  const [, day] = REMOVAL.exec(deprecationReason ?? "") ?? [];
  return day !== undefined && day <= today;
}

interface RemovablePart {
  /** How graphql describes its removal. */
  readonly removal: string;
  readonly deprecationReason?: string | null | undefined;
}

function removableParts(type: GraphQLNamedType): readonly RemovablePart[] {
  if (isEnumType(type))
    return type.getValues().map(({ name, deprecationReason }) => ({
      removal: `${name} was removed from enum type ${type.name}.`,
      deprecationReason,
    }));
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => removableField(type, field));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    removableField(type, field),
    ...field.args.map(({ name, deprecationReason }) => ({
      removal: `${type.name}.${field.name} arg ${name} was removed.`,
      deprecationReason,
    })),
  ]);
}

function removableField(
  type: GraphQLNamedType,
  { name, deprecationReason }: Pick<GraphQLInputField, "name" | "deprecationReason">,
): RemovablePart {
  return { removal: `${type.name}.${name} was removed.`, deprecationReason };
}
