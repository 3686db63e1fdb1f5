import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { NetworkError } from "graphql-sse";

interface Refused {
  readonly errors: readonly GraphQLError[];
}

/**
 * The stream, with a last result instead of an error: a refusal in the API's own words. It is no generator, as one
 * that waits for an event cannot be stopped.
 */
export function toldStream<Result>(
  stream: AsyncIterableIterator<Result>,
): AsyncIterableIterator<Result | Refused> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      try {
        return await stream.next();
      } catch (error) {
        return { done: false, value: { errors: await errorsOf(error) } };
      }
    },
    async return() {
      await stream.return?.();
      return { done: true, value: undefined };
    },
  };
}

async function errorsOf(error: unknown): Promise<readonly GraphQLError[]> {
  const { message } = error as Error;
  const response = error instanceof NetworkError ? (error.response as Response | undefined) : undefined;
  if (!response) return [new GraphQLError(`The stream ended: ${message}. Run it again to follow on.`)];
  try {
    const { errors } = (await response.json()) as { readonly errors: readonly GraphQLFormattedError[] };
    return errors.map((each) => new GraphQLError(each.message, { extensions: each.extensions ?? null }));
  } catch {
    // Not an answer of the API, such as that of a proxy before it.
    return [new GraphQLError(message)];
  }
}
