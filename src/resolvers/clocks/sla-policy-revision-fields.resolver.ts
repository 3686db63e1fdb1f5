import { Resolver } from "type-graphql";
import type { OnTargetChange } from "../../entities/clocks/clock-enums";
import type { SlaPolicyRevision } from "../../entities/clocks/sla-policy-revision.entity";
import { SlaPolicyRevisionType } from "../../schema/clocks/sla-policy.type";
import { specOf } from "../../services/clocks/policies/policy-spec";
import { publishedMatch, publishedTargets } from "../../services/clocks/policies/published-spec";
import { Derived } from "../derived-field";

@Resolver(() => SlaPolicyRevisionType)
export class SlaRevisionFields {
  @Derived<SlaPolicyRevision>(["revision"], ({ revision }) => revision)
  number!: number;

  @Derived<SlaPolicyRevision>(["spec"], publishedMatch)
  match!: Readonly<Record<string, unknown>>;

  @Derived<SlaPolicyRevision>(["spec"], publishedTargets)
  targets!: readonly object[];

  @Derived<SlaPolicyRevision>(["spec"], (row) => specOf(row).onChange)
  onChange!: OnTargetChange;

  @Derived<SlaPolicyRevision>(["spec"], (row) => specOf(row).automationResponds)
  automationResponds!: boolean;
}
