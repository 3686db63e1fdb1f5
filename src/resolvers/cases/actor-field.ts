import { ActorKind } from "../../entities/cases/message-enums";
import { publicId, type Uuid } from "../../kernel/ids";
import type { ActorType } from "../../schema/cases/actor.type";
import { ID_PREFIXES } from "../../schema/node";
import { actorNames } from "../../services/cases/read-actors";
import { wayOf } from "../relation";
import { Related } from "../related-field";

const PREFIXES: Readonly<Record<Exclude<ActorKind, "system">, string>> = {
  member: ID_PREFIXES.Member,
  apiKey: ID_PREFIXES.ApiKey,
  customer: ID_PREFIXES.Customer,
};

/** A field that tells who did something, with a name: by the kind and the id that the row bears. */
export function ActorField<Row extends object>(
  kind: keyof Row & string,
  id: keyof Row & string,
): PropertyDecorator {
  const idOf = (row: Row): Uuid | null | undefined => row[id] as Uuid | null | undefined;
  return Related(
    wayOf<Row, string | null, ActorType>({
      needs: [kind],
      needsFor: { id: [id], name: [id] },
      keyOf: (row) => (row[kind] === ActorKind.SYSTEM ? null : idOf(row)),
      read: actorNames,
      readFor: ["name"],
      shape: (name, row) => actor(row[kind] as ActorKind, idOf(row) ?? null, name),
    }),
    {},
  );
}

/** Who did something, as it is published. */
export function actor(kind: ActorKind, id: Uuid | null, name: string | null): ActorType {
  if (kind === ActorKind.SYSTEM || id === null) return { kind, name: null, id: null };
  return new Author(kind, name, id);
}

/** The public id is made when it is asked for: of most authors only the kind or the name is. */
class Author implements ActorType {
  constructor(
    readonly kind: Exclude<ActorKind, "system">,
    readonly name: string | null,
    private readonly uuid: Uuid,
  ) {}

  get id(): string {
    return publicId(PREFIXES[this.kind], this.uuid);
  }
}
