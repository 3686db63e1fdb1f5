import { Matches } from "class-validator";

/** Something to read, not spaces alone. */
export function NotBlank(): PropertyDecorator {
  return Matches(/\S/, { message: "$property must not be blank" });
}

/** No item of the list is spaces alone. */
export function NoneBlank(): PropertyDecorator {
  return Matches(/\S/, { each: true, message: "$property must not hold a blank one" });
}
