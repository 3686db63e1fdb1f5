import type { Member } from "../../entities/access/member.entity";
import { publicId } from "../../kernel/ids";
import type { Aggregate } from "../events/record-event";

export function memberAggregate({ id, version }: Member): Aggregate {
  return { type: "member", id, version };
}

export function memberId({ id }: Member): string {
  return publicId("mem", id);
}
