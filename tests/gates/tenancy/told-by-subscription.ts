import { randomUUID } from "node:crypto";
import type { GraphQLFormattedError } from "graphql";
import { invariant } from "../../../src/kernel/errors";
import { readCredential } from "../../../src/server/credential";
import { formatError } from "../../../src/server/error-format";
import { KnownCallers } from "../../../src/server/known-callers";
import type { LiveMessage } from "../../../src/server/live/live-operations";
import {
  LiveExecution,
  type OpenedSubscription,
} from "../../../src/server/live/subscriptions/live-execution";
import { MemberTokens } from "../../../src/server/member-tokens";
import type { ApiClient, ApiError, ApiResult, Variables } from "../../support/api-client";
import type { World } from "../../support/world";

/**
 * All that a subscription has told by now whoever asked for everything, from the present and from the first event on.
 * It is opened and read as the processes do it, but asked for, so that it is known when there is no more.
 */
export async function toldBy(
  { app, platform }: World,
  api: ApiClient,
  query: string,
  variables: Variables,
): Promise<ApiResult<Record<string, unknown>>> {
  const prepared = app.executor.prepare({ query, operationName: null });
  invariant(!("fault" in prepared), `the document is no good: ${query}`);
  const requestId = randomUUID();
  const execution = new LiveExecution({
    platform,
    memberTokens: new MemberTokens(platform),
    callers: new KnownCallers(),
    onSignIn: () => undefined,
    readsAhead: true,
  });
  const credential = readCredential({
    authorization: api.headers["authorization"],
    workspace: api.headers["x-workspace-id"],
  });
  const answer = (
    told: readonly LiveMessage[],
    errors?: readonly GraphQLFormattedError[],
  ): ApiResult<Record<string, unknown>> => ({
    status: 200,
    headers: new Headers(),
    data: { told: told.map(({ json }) => JSON.parse(json.toString()) as unknown) },
    ...(errors && { errors: JSON.parse(JSON.stringify(errors)) as ApiError[] }),
  });
  const failed = (error: unknown): GraphQLFormattedError => formatError(error, requestId, platform.log);
  try {
    const request = { prepared, variables: { ...variables }, credential, idempotencyKey: null, requestId };
    const opened = await execution.open(request);
    if ("result" in opened) return answer([], (opened.result.errors ?? []).map(failed));
    const { source } = opened;
    if ("presenceAt" in source) return answer([await execution.present({ ...opened, source }, () => [])]);
    return answer(await allOf(execution, { ...opened, source }));
  } catch (error) {
    return answer([], [failed(error)]);
  }
}

async function allOf(execution: LiveExecution, opened: OpenedSubscription): Promise<readonly LiveMessage[]> {
  const told: LiveMessage[] = [];
  if (opened.source.beginsWithPresent)
    told.push(...(await execution.read(opened, null)).messages.map(({ message }) => message));
  for (let position = 0n, isMore = true; isMore;) {
    const page = await execution.read(opened, position);
    told.push(...page.messages.map(({ message }) => message));
    position = page.through;
    isMore = page.isMore;
  }
  return told;
}
