/** The variables of a request, coerced to their types. */
export type Variables = Readonly<Record<string, unknown>>;

/** A number that is known once and for all, or only when the variables are. */
export type Amount = number | OpenAmount;
type OpenAmount = (request: Request) => number;

interface Request {
  readonly variables: Variables;
  /** Amounts that were worked out for this request already. */
  readonly known: Map<string, number>;
}

export function sum(amounts: readonly Amount[]): Amount {
  const open = amounts.filter((amount) => typeof amount !== "number");
  const constant = amounts
    .filter((amount) => typeof amount === "number")
    .reduce((total, amount) => total + amount, 0);
  if (open.length === 0) return constant;
  return (request) => open.reduce((total, amount) => total + amount(request), constant);
}

export function product(one: Amount, other: Amount): Amount {
  if (typeof one === "number" && typeof other === "number") return one * other;
  return (request) => valueOf(one, request) * valueOf(other, request);
}

/** Worked out once a request, however often it is asked for: fragments may spread each other many times. */
export function remembered(key: string, amount: Amount): Amount {
  if (typeof amount === "number") return amount;
  return (request) => {
    const known = request.known.get(key) ?? amount(request);
    request.known.set(key, known);
    return known;
  };
}

function valueOf(amount: Amount, request: Request): number {
  return typeof amount === "number" ? amount : amount(request);
}
