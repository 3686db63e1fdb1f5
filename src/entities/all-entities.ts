import { ApiKey } from "./access/api-key.entity";
import { IdempotentReply } from "./access/idempotent-reply.entity";
import { IdentityProvider } from "./access/identity-provider.entity";
import { Member } from "./access/member.entity";
import { Team } from "./access/team.entity";
import { TeamMembership } from "./access/team-membership.entity";
import { Workspace } from "./access/workspace.entity";
import { CustomerIdentity } from "./customers/customer-identity.entity";
import { Customer } from "./customers/customer.entity";
import { OutboxEvent } from "./events/outbox-event.entity";

/** Every table, for whoever compares the entities with the database. */
export const ALL_ENTITIES: readonly (abstract new () => unknown)[] = [
  ApiKey,
  Customer,
  CustomerIdentity,
  IdempotentReply,
  IdentityProvider,
  Member,
  OutboxEvent,
  Team,
  TeamMembership,
  Workspace,
];
