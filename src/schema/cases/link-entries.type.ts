import { Field, ObjectType } from "type-graphql";
import { CaseLinkDirection, CaseLinkKind } from "../../entities/cases/case-relation-enums";
import "./case-link.type";
import { EntryType, TimelineEntryType } from "./timeline-entry.type";

@ObjectType({ description: "What was said of two cases." })
abstract class LinkEntry extends TimelineEntryType {
  @Field(() => CaseLinkKind, { description: "What the one is to the other." })
  linkKind!: CaseLinkKind;

  @Field(() => CaseLinkDirection, { description: "Which of them is it to the other." })
  direction!: CaseLinkDirection;
}

@EntryType("CaseLinkedEntry", "The case was said to be something to another, or the other to it.")
export class CaseLinkedEntry extends LinkEntry {}

@EntryType("CaseUnlinkedEntry", "The case turned out not to be that to another.")
export class CaseUnlinkedEntry extends LinkEntry {}
