import { createParameterDecorator } from "type-graphql";
import type { RequestContext } from "./request-context";

/** Parameter of a query's method: what the document asks of this field. */
export function Ask(): ParameterDecorator {
  const ask = createParameterDecorator<RequestContext>(({ context, info }) =>
    context.asked(String(info.path.key)),
  );
  return (prototype, method, index) => {
    if (method !== undefined) ask(prototype, method, index);
  };
}
