import { reactNext } from "../../src/services/log/react-next";
import { runAsSystem } from "../../src/server/run-as-system";
import type { World } from "../support/world";

/** Has a reaction of its own fail at the workspace's events of this type, and tells the ids of what was parked. */
export async function park(
  { platform }: World,
  { id: workspaceId, api }: World["workspace"],
  { type, error }: { readonly type: string; readonly error: string },
): Promise<readonly string[]> {
  const failing = reactNext({
    name: "failing",
    react: async (_ctx, events) => {
      if (events.some((event) => event.type === type)) throw new Error(error);
    },
  });
  for (let left = "more"; left === "more";)
    ({ left } = await runAsSystem(platform, workspaceId, failing, null));
  const { parkedEvents } = await api.data<{ parkedEvents: { nodes: readonly { id: string }[] } }>(
    "{ parkedEvents { nodes { id } } }",
  );
  return parkedEvents.nodes.map(({ id }) => id);
}
