import { isAbstractType, type GraphQLAbstractType, type GraphQLSchema } from "graphql";
import { getMetadataStorage } from "type-graphql";

type TypeTeller = (value: unknown) => unknown;

/**
 * Tells the type of each object without a promise, which type-graphql puts around what its types declare:
 * compiled code does not wait for one. Nor does it survive a throw, so the fault becomes a type that is none.
 */
export function resolveTypesAtOnce(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isAbstractType)) {
    const declared = declaredTeller(type);
    if (declared) type.resolveType = typeTeller(declared);
  }
}

function typeTeller(declared: TypeTeller): (value: unknown) => string {
  return (value) => {
    try {
      return nameOf(declared(value));
    } catch (error) {
      return `(${String(error)})`;
    }
  };
}

/** Types are declared by their name or by their class. */
function nameOf(type: unknown): string {
  if (typeof type !== "function") return String(type);
  const declared = getMetadataStorage().objectTypes.find(({ target }) => target === type);
  return declared?.name ?? type.name;
}

function declaredTeller({ name }: GraphQLAbstractType): TypeTeller | undefined {
  const { interfaceTypes, unions } = getMetadataStorage();
  const declared = [...interfaceTypes, ...unions].find((metadata) => metadata.name === name);
  return declared?.resolveType as TypeTeller | undefined;
}
