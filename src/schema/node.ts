import { Field, ID, InterfaceType } from "type-graphql";
import type { Uuid } from "../kernel/ids";

/** The prefix of every object's public id, by the name of its type. */
export const ID_PREFIXES = {
  Workspace: "ws",
  Member: "mem",
  Team: "team",
  ApiKey: "key",
  IdentityProvider: "idp",
  Customer: "cust",
  CustomerIdentity: "ident",
  CustomerSegment: "seg",
  Transaction: "txn",
  ProviderConnection: "conn",
  DeclineText: "dtext",
  Case: "case",
  CaseField: "field",
  CaseView: "view",
  Macro: "macro",
  BusinessCalendar: "cal",
  SlaPolicy: "sla",
  SlaSimulation: "sim",
  Clock: "clk",
  Survey: "survey",
  SurveyInvitation: "invite",
  SurveyAnswer: "answer",
  Feedback: "fb",
  Message: "msg",
  Attachment: "att",
  Event: "evt",
  ParkedEvent: "parked",
  WebhookEndpoint: "hook",
  WebhookDelivery: "dlv",
  WebhookReplay: "replay",
} as const;
export type NodeTypeName = keyof typeof ID_PREFIXES;

@InterfaceType("Node", {
  description: "Any object with an id of its own; `node(id)` reads it again.",
  resolveType: (row: { __typename: NodeTypeName }) => row.__typename,
})
export abstract class NodeType {
  /** A uuid inside the process; the schema writes it as a public id. */
  @Field(() => ID, {
    description: "Sortable id with the type as its prefix, e.g. `case_01m809vsp1fvjabgacdfx81ax2`.",
  })
  id!: Uuid;
}
