import { Arg, Args, Ctx, ID, Resolver, Subscription } from "type-graphql";
import { parsePublicId } from "../../kernel/ids";
import { CaseUpdateType, InboxChangeType } from "../../schema/log/case-changes.type";
import { FollowArgs, InboxChangeArgs } from "../../schema/log/log-args";
import type { Context } from "../../services/access/actor";
import { query } from "../../services/access/operations";
import { EVENTS_OF_CASES, readCaseUpdates, readInboxChanges } from "../../services/log/read-case-changes";
import { concerning } from "./log-source";
import { neverSubscribed } from "../live-field";
import type { LiveRead } from "../live-source";
import type { RequestContext } from "../request-context";

const AUDIBLE = new Set(EVENTS_OF_CASES);

@Resolver()
export class CaseSubscriptions {
  @Subscription(() => CaseUpdateType, {
    nullable: true,
    subscribe: neverSubscribed,
    description:
      "One case, live: as it is now, and anew whenever something happens to it of which you may hear. What happens at once is told once. With `after`, only what is newer than that.",
  })
  case(
    @Ctx() { live }: RequestContext,
    @Arg("id", () => ID, { description: "The case's id." }) id: string,
    @Args(() => FollowArgs) { after }: FollowArgs,
  ): unknown {
    const caseId = parsePublicId("case", id, "id");
    return live({
      after: after ?? null,
      beginsWithPresent: true,
      read: query({ name: "case:follow", permission: "case:read" }, (ctx: Context, asked: LiveRead) =>
        readCaseUpdates.body(ctx, { ...asked, caseId }),
      ),
      mayTell: concerning(caseId),
    });
  }

  @Subscription(() => InboxChangeType, {
    nullable: true,
    subscribe: neverSubscribed,
    description:
      "What enters, changes in and leaves a list of cases: every case that something happens to, and whether the list shows it now. Read the list with its `asOf` first, and follow from there. What members have read is not followed.",
  })
  inboxChanges(
    @Ctx() { live }: RequestContext,
    @Args(() => InboxChangeArgs) { after, filter, viewId }: InboxChangeArgs,
  ): unknown {
    return live({
      after: after ?? null,
      beginsWithPresent: false,
      read: query({ name: "case:followList", permission: "case:read" }, (ctx: Context, asked: LiveRead) =>
        readInboxChanges.body(ctx, { ...asked, viewId: viewId ?? null, filter: filter ?? null }),
      ),
      mayTell: ({ type }) => AUDIBLE.has(type),
    });
  }
}
