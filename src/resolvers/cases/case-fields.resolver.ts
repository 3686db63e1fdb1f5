import { Args, Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import type { Team } from "../../entities/access/team.entity";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import type { CaseStateReason } from "../../entities/cases/case-reasons";
import type { Case } from "../../entities/cases/case.entity";
import type { Customer } from "../../entities/customers/customer.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { CaseType } from "../../schema/cases/case.type";
import type { ExternalIdType } from "../../schema/cases/external-id.type";
import { MessageListArgs } from "../../schema/cases/message-inputs";
import { MessageConnection } from "../../schema/cases/message.type";
import { TimelineConnection } from "../../schema/cases/timeline-entry.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { CustomerType } from "../../schema/customers/customer.type";
import { TransactionType } from "../../schema/payments/transaction.type";
import { membersById } from "../../services/access/read-members";
import { teamsById } from "../../services/access/read-teams";
import { readableReason } from "../../services/cases/case-states";
import { MAX_LINKS } from "../../services/cases/case-links";
import { linkedTransactionIds } from "../../services/cases/read-links";
import { countMessagesOfCases, messagesOfCases } from "../../services/cases/read-messages";
import {
  countTimelinesOfCases,
  timelinesOfCases,
  type TimelineEntry,
} from "../../services/cases/read-timeline";
import { customersById } from "../../services/customers/read-customers";
import { transactionsById } from "../../services/payments/read-transactions";
import { loadConnection } from "../load-connection";
import type { RequestContext } from "../request-context";

@Resolver(() => CaseType)
export class CaseFields {
  @FieldResolver(() => CustomerType, { nullable: true, description: "Whose case it is." })
  customer(@Root() { customerId }: Case, @Ctx() { load }: RequestContext): Promise<Customer | null> {
    return load(customersById, customerId, null);
  }

  @FieldResolver()
  async team(@Root() { teamId }: Case, @Ctx() { load }: RequestContext): Promise<Team | null> {
    return teamId === null ? null : load(teamsById, teamId, null);
  }

  @FieldResolver()
  async assignee(@Root() { memberId }: Case, @Ctx() { load }: RequestContext): Promise<Member | null> {
    return memberId === null ? null : load(membersById, memberId, null);
  }

  @FieldResolver()
  stateReason(@Root() { stateReason }: Case, @Ctx() { isStaff }: RequestContext): CaseStateReason | null {
    return readableReason(stateReason, isStaff);
  }

  @FieldResolver()
  externalId(@Root() { externalSource, externalId }: Case): ExternalIdType | null {
    return externalSource && externalId ? { source: externalSource, id: externalId } : null;
  }

  @Extensions({ mostItems: MAX_LINKS })
  @FieldResolver(() => [TransactionType], {
    nullable: true,
    description:
      "The transactions that it is about and that the caller may see, in the order of linking; 50 at most.",
  })
  async transactions(@Root() { id }: Case, @Ctx() { load }: RequestContext): Promise<readonly Transaction[]> {
    const ids = (await load(linkedTransactionIds, id, null)) ?? [];
    const found = await Promise.all(ids.map((transactionId) => load(transactionsById, transactionId, null)));
    return found.filter((transaction) => transaction !== null);
  }

  @FieldResolver(() => MessageConnection, {
    description: "What was said, oldest first; notes among it for staff.",
  })
  messages(
    @Root() { id }: Case,
    @Ctx() context: RequestContext,
    @Args(() => MessageListArgs) args: MessageListArgs,
  ): Promise<Connection<CaseMessage>> {
    return loadConnection(context, messagesOfCases, countMessagesOfCases, id, args);
  }

  @FieldResolver(() => TimelineConnection, {
    description: "All that happened, oldest first. Customers see messages, states and transactions.",
  })
  timeline(
    @Root() { id }: Case,
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<TimelineEntry>> {
    return loadConnection(context, timelinesOfCases, countTimelinesOfCases, id, args);
  }
}
