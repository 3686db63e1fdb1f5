import { Refusal } from "../../../kernel/errors";

/** What is refused in there names its field by the way from the outermost input. */
export async function refusedWithin<Answer>(
  field: string,
  settle: () => Answer | Promise<Answer>,
): Promise<Answer> {
  try {
    return await settle();
  } catch (error) {
    if (error instanceof Refusal && error.field !== null)
      Object.assign(error, { field: [field, ...error.field] });
    throw error;
  }
}
