/**
 * What the schema library wants of every subscription. Nothing calls it: subscriptions are executed like queries, once
 * for each thing that they tell.
 */
export function neverSubscribed(): never {
  throw new Error("A subscription was given to graphql's own subscribe.");
}
