import { registerEnumType } from "type-graphql";

export const OrderDirection = { ASC: "ASC", DESC: "DESC" } as const;
export type OrderDirection = (typeof OrderDirection)[keyof typeof OrderDirection];

registerEnumType(OrderDirection, {
  name: "OrderDirection",
  description: "Which end of a list comes first.",
  valuesConfig: {
    ASC: { description: "Smallest or oldest first." },
    DESC: { description: "Largest or newest first." },
  },
});
