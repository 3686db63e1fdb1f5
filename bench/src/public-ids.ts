import { TypeID } from "typeid-js";

/** `case_01m8...`, the form in which Redress takes and gives ids. */
export function publicId(prefix: string, uuid: string): string {
  return TypeID.fromUUID(prefix, uuid).toString();
}

export function uuidOf(id: string): string {
  return TypeID.fromString(id).toUUID();
}
