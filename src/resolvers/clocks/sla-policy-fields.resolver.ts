import { Resolver } from "type-graphql";
import type { SlaPolicyRevision } from "../../entities/clocks/sla-policy-revision.entity";
import type { SlaPolicy } from "../../entities/clocks/sla-policy.entity";
import {
  SlaPolicyRevisionConnection,
  SlaPolicyRevisionType,
  SlaPolicyType,
} from "../../schema/clocks/sla-policy.type";
import { PageArgs, type Connection } from "../../schema/connection";
import {
  currentRevisionsOfPolicies,
  revisionsOfPolicies,
  shadowsOfPolicies,
} from "../../services/clocks/policies/read-policies";
import { List, One } from "../related-field";

@Resolver(() => SlaPolicyType)
export class SlaPolicyFields {
  @One<SlaPolicy, SlaPolicyRevision>(currentRevisionsOfPolicies, "id", {
    type: () => SlaPolicyRevisionType,
    nullable: true,
    description: "What it asks for at present; of an archived one, what it asked for last.",
  })
  current!: SlaPolicyRevision | null;

  @List(revisionsOfPolicies, () => PageArgs, {
    type: () => SlaPolicyRevisionConnection,
    nullable: true,
    description: "All that it ever asked for, the latest first.",
  })
  revisions!: Connection<SlaPolicyRevision>;

  @One<SlaPolicy, SlaPolicy>(shadowsOfPolicies, "id", {
    type: () => SlaPolicyType,
    nullable: true,
    description:
      "The earlier policy that takes every case that this one matches, so that this one never counts; null where there is none.",
  })
  shadowedBy!: SlaPolicy | null;
}
