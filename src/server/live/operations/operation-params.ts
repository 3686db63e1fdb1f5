type Fields = Readonly<Record<string, unknown>>;

/** A GraphQL request as a client writes it, whatever carries it. */
export interface OperationParams {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Fields;
  readonly idempotencyKey: string | null;
  readonly lastEventId: string | null;
}

/** The request in a message or a body; null when it is none. */
export function operationParams(value: unknown): OperationParams | null {
  if (!isObject(value)) return null;
  const { query, operationName = null, variables, extensions } = value;
  if (typeof query !== "string") return null;
  if (operationName !== null && typeof operationName !== "string") return null;
  if (!isObjectOrNothing(variables) || !isObjectOrNothing(extensions)) return null;
  const { idempotencyKey, lastEventId } = extensions ?? {};
  return {
    query,
    operationName,
    variables: variables ?? {},
    idempotencyKey: typeof idempotencyKey === "string" ? idempotencyKey : null,
    lastEventId: typeof lastEventId === "string" ? lastEventId : null,
  };
}

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isObjectOrNothing(value: unknown): value is Fields | null | undefined {
  return value === null || value === undefined || isObject(value);
}
