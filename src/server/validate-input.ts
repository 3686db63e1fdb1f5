import { validate, type ValidationError } from "class-validator";
import { InvalidError } from "../kernel/errors";
import { decodeIds } from "../schema/id-field";

/** Stored, it would become another text without a word: two external ids could become one. */
const HALF_A_CHARACTER = "must be whole Unicode text; it holds half of a surrogate pair";

/** PostgreSQL stores all characters but this one. */
const NUL = "\0";
const HOLDS_NUL = "must not hold the character NUL (U+0000), which cannot be stored";

/** Where an input breaks the shape that its class declares. */
export interface ShapeFault {
  readonly field: readonly string[];
  readonly message: string;
}

/** All that is wrong with an input's shape, so that a caller can mend it in one go. */
export class InvalidShapeError extends InvalidError {
  constructor(readonly faults: readonly [ShapeFault, ...ShapeFault[]]) {
    super(faults[0].field, faults.map(({ field, message }) => `${field.join(".")}: ${message}`).join("; "));
  }
}

/** Checks the shape that an input's class declares, then turns its public ids into uuids. */
export async function validateInput(input: unknown): Promise<void> {
  if (!isInput(input)) return;
  const [first, ...others] = await shapeFaults(input, []);
  if (first) throw new InvalidShapeError([first, ...others]);
  decodeIds(input);
}

/** An instance of an input class. Custom attributes are plain objects: their keys and shape are the caller's. */
function isInput(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== Object.prototype && prototype !== null;
}

/** The faults of the input and of the inputs within it. */
async function shapeFaults(input: object, path: readonly string[]): Promise<ShapeFault[]> {
  const errors = await validate(input, {
    skipMissingProperties: true,
    // Most inputs need no rule beyond their GraphQL types.
    forbidUnknownValues: false,
    validationError: { target: false, value: false },
  });
  const own = errors.flatMap((error) => faultsOf(error, path));
  // An over-long list is told as that, not as one fault for each of its items.
  const within = await Promise.all(
    Object.entries(input)
      .filter(([name]) => !errors.some(({ property }) => property === name))
      .map(([name, value]) => faultsWithin(value, [...path, name])),
  );
  return [...own, ...within.flat()];
}

async function faultsWithin(value: unknown, path: readonly string[]): Promise<ShapeFault[]> {
  if (isInput(value)) return shapeFaults(value, path);
  if (typeof value === "string") return faultsOfText(value).map((message) => ({ field: path, message }));
  if (!Array.isArray(value)) return [];
  const ofItems = await Promise.all(value.map((item, index) => faultsWithin(item, [...path, String(index)])));
  return ofItems.flat();
}

function faultsOfText(text: string): readonly string[] {
  return [...(text.isWellFormed() ? [] : [HALF_A_CHARACTER]), ...(text.includes(NUL) ? [HOLDS_NUL] : [])];
}

function faultsOf({ property, constraints = {} }: ValidationError, path: readonly string[]): ShapeFault[] {
  return Object.values(constraints).map((message) => ({ field: [...path, property], message }));
}
