import type { Team } from "../../entities/access/team.entity";
import { publicId } from "../../kernel/ids";
import type { Aggregate } from "../events/record-event";

export function teamAggregate({ id, version }: Team): Aggregate {
  return { type: "team", id, version };
}

export function teamId({ id }: Team): string {
  return publicId("team", id);
}
