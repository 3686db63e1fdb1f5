/** As JSON, in which a number of 64 bits is its digits as a text: as a number many readers would round it. */
export function exactJson(value: unknown): string {
  try {
    // Most hold none, and a function asked for every value takes longer than writing it.
    return JSON.stringify(value);
  } catch {
    return JSON.stringify(value, exactly);
  }
}

function exactly(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
