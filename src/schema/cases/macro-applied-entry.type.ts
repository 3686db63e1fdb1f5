import { Field } from "type-graphql";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { MacroType } from "./macro.type";
import { EntryType, TimelineEntryType } from "./timeline-entry.type";

@EntryType(
  "MacroAppliedEntry",
  "A macro was applied; what it did stands in the entries that follow. The staff's own business.",
)
export class MacroAppliedEntry extends TimelineEntryType {
  @Field(() => String, { description: "What it was called then." })
  macroName!: SafeText;

  @Field(() => MacroType, {
    nullable: true,
    description: "The macro as it is now; null if it was deleted, or is not yours to use.",
  })
  macro?: MacroType | null;
}
