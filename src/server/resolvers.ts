import { CustomerFields } from "../resolvers/customers/customer-fields.resolver";
import { CustomerMutations } from "../resolvers/customers/customer-mutations.resolver";
import { CustomerQueries } from "../resolvers/customers/customer-queries.resolver";
import { NodeQueries } from "../resolvers/node/node.resolver";

/** Every resolver class of the API. */
export const RESOLVERS: readonly NewableFunction[] = [
  CustomerFields,
  CustomerMutations,
  CustomerQueries,
  NodeQueries,
];
