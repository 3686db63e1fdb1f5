import { ActorKind } from "../../entities/cases/message-enums";
import { publicId, type Uuid } from "../../kernel/ids";
import type { ActorType } from "../../schema/cases/actor.type";
import { ID_PREFIXES } from "../../schema/node";
import { actorNames } from "../../services/cases/read-actors";
import type { RequestContext } from "../request-context";

const PREFIXES: Readonly<Record<Exclude<ActorKind, "system">, string>> = {
  member: ID_PREFIXES.Member,
  apiKey: ID_PREFIXES.ApiKey,
  customer: ID_PREFIXES.Customer,
};

/** Who did something, with a name; the names of a whole page are read in one statement. */
export async function readActor(
  { load }: RequestContext,
  kind: ActorKind,
  id: Uuid | null,
): Promise<ActorType> {
  if (kind === ActorKind.SYSTEM || id === null) return { kind, name: null, id: null };
  return { kind, name: await load(actorNames, id, null), id: publicId(PREFIXES[kind], id) };
}
