import { createGraphiQLFetcher } from "@graphiql/toolkit";

const endpoint = { url: "/graphql", enableIncrementalDelivery: false };
const anonymous = createGraphiQLFetcher({ ...endpoint });

/** The schema is read without the key: a mistyped or revoked one must not take the documentation away. */
export const graphqlFetcher = createGraphiQLFetcher({
  ...endpoint,
  schemaFetcher: (params) => anonymous(params),
});
