import { lexicographicSortSchema, printSchema } from "graphql";
import { apiSchema } from "../../src/server/api-schema";

/** In alphabetical order: the order in which modules are loaded must not show in a diff. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(apiSchema()))}\n`;
}
