import type { Uuid } from "../../../kernel/ids";
import { plusSeconds, type Clock } from "../../../kernel/instant";
import { PRESENCE_SECONDS } from "../../../services/presence/announce-presence";
import { PRESENCE_CHANNEL, readNote, type PresenceNote } from "../../../services/presence/presence-note";
import type { Present } from "../../../services/presence/read-presence";
import type { Notifications } from "../../events/notifications";

/** Known in one process at most; whoever comes after them is not known here until somebody leaves. */
const MOST = 50_000;

type Listener = () => void;

interface Place {
  readonly present: Map<Uuid, Present & { readonly timer: NodeJS.Timeout }>;
  readonly listeners: Set<Listener>;
}

/** Who is at which case at this moment, as far as this process has heard. Ephemeral: gone with the process. */
export class PresenceBoard {
  private readonly places = new Map<string, Place>();
  private known = 0;

  constructor(
    private readonly now: Clock,
    notifications: Notifications,
  ) {
    notifications.listen(PRESENCE_CHANNEL, (payload) => {
      const note = readNote(payload);
      if (note) this.note(note);
    });
  }

  at(workspaceId: Uuid, caseId: Uuid): readonly Present[] {
    const present = this.places.get(keyOf(workspaceId, caseId))?.present.values() ?? [];
    return [...present].map(({ actorKind, actorId, activity, until }) => ({
      actorKind,
      actorId,
      activity,
      until,
    }));
  }

  /** Told of each change at a case until the function that it returns is called. */
  follow(workspaceId: Uuid, caseId: Uuid, listener: Listener): () => void {
    const key = keyOf(workspaceId, caseId);
    const place = this.placeAt(key);
    place.listeners.add(listener);
    return () => {
      place.listeners.delete(listener);
      this.tidy(key, place);
    };
  }

  close(): void {
    for (const { present } of this.places.values())
      for (const { timer } of present.values()) clearTimeout(timer);
    this.places.clear();
  }

  private note({ workspaceId, caseId, actorKind, actorId, activity }: PresenceNote): void {
    const key = keyOf(workspaceId, caseId);
    const place = this.placeAt(key);
    const before = this.remove(place, actorId);
    if (activity !== null && this.known < MOST) {
      this.known += 1;
      place.present.set(actorId, {
        actorKind,
        actorId,
        activity,
        until: plusSeconds(this.now(), PRESENCE_SECONDS),
        timer: setTimeout(
          () => this.note({ workspaceId, caseId, actorKind, actorId, activity: null }),
          PRESENCE_SECONDS * 1_000,
        ).unref(),
      });
    }
    // Said again, it is no news.
    if (before !== activity) for (const listener of place.listeners) listener();
    this.tidy(key, place);
  }

  private remove({ present }: Place, actorId: Uuid): Present["activity"] | null {
    const former = present.get(actorId);
    if (!former) return null;
    clearTimeout(former.timer);
    present.delete(actorId);
    this.known -= 1;
    return former.activity;
  }

  private placeAt(key: string): Place {
    const place = this.places.get(key) ?? { present: new Map(), listeners: new Set() };
    this.places.set(key, place);
    return place;
  }

  private tidy(key: string, { present, listeners }: Place): void {
    if (present.size === 0 && listeners.size === 0) this.places.delete(key);
  }
}

function keyOf(workspaceId: Uuid, caseId: Uuid): string {
  return `${workspaceId} ${caseId}`;
}
