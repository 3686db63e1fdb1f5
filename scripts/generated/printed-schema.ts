import { lexicographicSortSchema, printSchema } from "graphql";
import { buildApiSchema } from "../../src/server/build-api-schema";

/** In alphabetical order: the order in which modules are loaded must not show in a diff. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`;
}
