import { Matches } from "class-validator";

const READABLE = /[^\s\p{Cf}]/u;

/** Something to read, not spaces alone, and not what nobody sees. */
export function NotBlank(): PropertyDecorator {
  return Matches(READABLE, { message: "$property must not be blank" });
}

/** No item of the list is spaces alone. */
export function NoneBlank(): PropertyDecorator {
  return Matches(READABLE, { each: true, message: "$property must not hold a blank one" });
}
