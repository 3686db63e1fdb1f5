import { validate, type ValidationError } from "class-validator";
import { ArgumentValidationError } from "type-graphql";
import { decodeIds } from "../schema/id-field";

/** Checks the shape that an input's class declares, then turns its public ids into uuids. */
export async function validateInput(input: unknown): Promise<void> {
  if (typeof input !== "object" || input === null) return;
  const faults = await shapeFaults(input);
  if (faults.length > 0) throw new ArgumentValidationError(faults);
  decodeIds(input);
}

async function shapeFaults(input: object): Promise<ValidationError[]> {
  return validate(input, {
    skipMissingProperties: true,
    // Most inputs need no rule beyond their GraphQL types.
    forbidUnknownValues: false,
    validationError: { target: false, value: false },
  });
}
