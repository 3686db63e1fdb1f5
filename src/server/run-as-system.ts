import type { Operation } from "../kernel/operation";
import type { Uuid } from "../kernel/ids";
import { SYSTEM_ACTOR, type Context } from "../services/access/actor";
import type { Platform } from "./platform";
import { Session } from "./session";
import { swiftly } from "./swiftly";
import { workspaceTime } from "./workspace-time";

/** Runs an operation for Redress itself: the command line, provider webhooks, workers. One transaction. */
export async function runAsSystem<Input, Output>(
  platform: Platform,
  workspaceId: Uuid,
  operation: Operation<Context, Input, Output>,
  input: Input,
): Promise<Output> {
  const access = operation.kind === "command" ? "write" : "read";
  const requestId = platform.newId();
  return swiftly(async (pace) => {
    const session = new Session(platform, { workspaceId, access, pace, requestId });
    try {
      session.signIn(SYSTEM_ACTOR, await workspaceTime(session.beforeSignIn).read);
      const output = await session.run(operation, input);
      await session.work.commit();
      return output;
    } finally {
      await session.work.rollback();
    }
  });
}
