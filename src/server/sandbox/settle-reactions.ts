import type { Uuid } from "../../kernel/ids";
import { reactNext } from "../../services/log/react-next";
import { REACTIONS } from "../events/reactions";
import { Sequencer } from "../events/sequencer";
import type { Platform } from "../platform";
import { runAsSystem } from "../run-as-system";
import { withRetries } from "../with-retries";

/** Reactions to what reactions did, and so on, are waited for so often. */
const MOST_ROUNDS = 10;
/** So often it is looked whether another process is done with what it is at. */
const MOST_LOOKS = 200;
const BUSY_MS = 10;

/** Lets the reactions take what has happened in a workspace by now, whoever's turn it would be. */
export async function settleReactions(platform: Platform, workspaceId: Uuid): Promise<void> {
  const sequencer = new Sequencer(platform);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const moved = await sequencer.moveAll();
    if (moved === 0 && round > 0) return;
    for (const reaction of REACTIONS) await settle(platform, workspaceId, reactNext(reaction));
  }
}

async function settle(
  platform: Platform,
  workspaceId: Uuid,
  operation: ReturnType<typeof reactNext>,
): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS;) {
    const { left } = await withRetries(() => runAsSystem(platform, workspaceId, operation, null));
    if (left === "done") return;
    if (left === "more") continue;
    looks += 1;
    await new Promise((resolve) => setTimeout(resolve, BUSY_MS));
  }
}
