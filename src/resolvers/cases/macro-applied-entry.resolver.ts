import { Resolver } from "type-graphql";
import type { Macro } from "../../entities/cases/macro.entity";
import { MacroAppliedEntry } from "../../schema/cases/macro-applied-entry.type";
import { macrosById } from "../../services/cases/macros/read-macros";
import type { TimelineDetails } from "../../services/cases/record-timeline";
import { One } from "../related-field";

@Resolver(() => MacroAppliedEntry)
export class MacroAppliedEntryFields {
  @One<TimelineDetails["MACRO_APPLIED"], Macro>(macrosById, "macroId")
  macro!: Macro | null;
}
