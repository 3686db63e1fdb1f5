import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { ErrorCode } from "../kernel/errors";
import { CardDataKind } from "../kernel/firewall/mask-card-data";
import type { Redaction } from "../kernel/firewall/redaction";
import { JSONObject } from "./scalars";

registerEnumType(ErrorCode, {
  name: "ErrorCode",
  description: "What went wrong, for machines. The list only grows.",
  valuesConfig: {
    UNAUTHENTICATED: { description: "No credential was sent, or it is unknown, expired or revoked." },
    FORBIDDEN: { description: "The credential is good, but does not carry the permission." },
    NOT_FOUND: { description: "There is no such object, or none that this caller may know of." },
    BAD_USER_INPUT: { description: "The input breaks a rule; `field` says where." },
    CARD_DATA_REFUSED: {
      description:
        "A text that cannot be masked holds card data: an id, an identity, a signing secret. `field` says where; nothing was stored.",
    },
    ILLEGAL_STATE: {
      description: "The object's state does not allow this move; the message names those it allows.",
    },
    CONFLICT: {
      description: "Another object holds this value, or another request is changing it right now.",
    },
    VERSION_CONFLICT: { description: "`expectedVersion` is not the current version." },
    IDEMPOTENCY_KEY_REUSED: { description: "The idempotency key was used before, with another request." },
    CURSOR_EXPIRED: {
      description:
        "What follows this cursor in the event log is not kept any more. Read what you show anew, and go on from its `asOf`.",
    },
    LIMIT_EXCEEDED: { description: "A size, depth or count is beyond its documented limit." },
    UNAVAILABLE: {
      description: "A part that is needed does not answer; the same request may succeed later.",
    },
    INTERNAL: { description: "A fault of the server. Quote the request id when you report it." },
  },
});

@ObjectType("UserError", { description: "Why a mutation was refused. Nothing was changed." })
export class UserErrorType {
  @Field(() => ErrorCode, { description: "What went wrong, for machines." })
  code!: ErrorCode;

  @Field(() => String, { description: "What went wrong and what to do, for people." })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: "Path of the input field at fault, outermost first.",
  })
  field!: readonly string[] | null;

  @Field(() => JSONObject, {
    description: "Further facts, e.g. `currentVersion` of a version conflict or `legal` next states.",
  })
  details!: Readonly<Record<string, unknown>>;
}

registerEnumType(CardDataKind, {
  name: "CardDataKind",
  description: "What may not be kept of a payment card.",
  valuesConfig: {
    CARD_NUMBER: { description: "A whole card number; its last four digits stay: `[card **4242]`." },
    SECURITY_CODE: { description: "The three or four digits beside the number, or the PIN: `***`." },
    TRACK_DATA: { description: "What the magnetic stripe says; the number's last four digits stay." },
  },
});

@ObjectType("Redaction", {
  description: "That card data was removed from a text before anything was stored; never what it was.",
})
export class RedactionType implements Redaction {
  @Field(() => [String], {
    description:
      "Path of the text in the input, outermost first. An earlier message that holds a part of the number, such as one of two cases that are merged, is told of as `earlierMessages` and its id.",
  })
  field!: readonly string[];

  @Field(() => CardDataKind, { description: "What was removed." })
  kind!: CardDataKind;

  @Field(() => Int, { description: "How often it occurred in this text." })
  count!: number;
}

/** What every mutation answers: its object, or the reasons why there is none. */
@ObjectType({ description: "What every mutation answers." })
export abstract class Payload {
  @Field(() => [UserErrorType], { description: "Empty when the mutation succeeded." })
  userErrors?: readonly UserErrorType[];

  @Field(() => [RedactionType], {
    description: "Card data that was masked in what was sent; empty when there was none.",
  })
  redactions?: readonly Redaction[];
}
