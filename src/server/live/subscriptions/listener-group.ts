import type { Instant } from "../../../kernel/instant";
import type { Uuid } from "../../../kernel/ids";
import type { Actor } from "../../../services/access/actor";
import { expiryOf } from "../../known-callers";
import type { Platform } from "../../platform";
import type { StreamEnd } from "../live-operations";
import type { LiveExecution, OpenedSubscription, ReadMessages } from "./live-execution";
import type { LiveReader, ReaderGroup } from "./live-reader";
import { MessageRing } from "./message-ring";
import { patiently } from "./patiently";
import { streamEnd } from "./stream-end";
import type { Turns } from "../../turns";
import type { EventBrief } from "../../../resolvers/live-source";

export interface GroupParts {
  readonly platform: Platform;
  readonly execution: LiveExecution;
  readonly turns: Turns;
  readonly onEmpty: (group: ListenerGroup) => void;
}

/** What happened in a workspace, as far as everybody in the process may know. */
export interface Heard {
  readonly after: bigint;
  readonly head: bigint;
  readonly briefs: readonly EventBrief[];
  readonly rightsMayHaveChanged: boolean;
}

/** The same was good when it was opened: it is slow for a while. */
const REFUSALS = 5;

/**
 * All subscribers with the same document, the same variables and the same caller. For each event the document is
 * executed, and its answer encoded, once for all of them.
 */
export class ListenerGroup implements ReaderGroup {
  readonly ring: MessageRing;
  private readonly readers = new Set<LiveReader>();
  private reached: bigint;
  /** How far the log is known to have come. */
  private head: bigint;
  /** Whether more lay beyond what was read last, however far the log is known to have come. */
  private isMore = false;
  private isAtWork = false;
  private actor: Actor;
  /** Whether to read even where nothing new is known of: at first, and when rights may have changed. */
  private mustLook = true;

  constructor(
    readonly key: string,
    private readonly opened: OpenedSubscription,
    private readonly parts: GroupParts,
  ) {
    this.reached = opened.head;
    this.head = opened.head;
    this.actor = opened.actor;
    this.ring = new MessageRing(opened.head);
  }

  /** Up to here everything is in the ring, or was forgotten by it. */
  get position(): bigint {
    return this.reached;
  }

  /** The customer that hears nothing but what it is a party of; null for all others. */
  get customerId(): Uuid | null {
    const { actor, request } = this.opened;
    // Whoever looks on as a customer may lose the right to, of which the customer's own events do not tell.
    return actor.kind === "customer" && request.viewAs === undefined ? actor.id : null;
  }

  /** When all of them stop to be good by themselves, as far as is known. */
  get expiresAt(): Instant | null {
    return expiryOf(this.actor);
  }

  join(reader: LiveReader): void {
    this.readers.add(reader);
    reader.goOn();
  }

  leave(reader: LiveReader): void {
    this.readers.delete(reader);
    if (this.readers.size === 0) this.parts.onEmpty(this);
  }

  end(reason: StreamEnd): void {
    for (const reader of [...this.readers]) reader.end(reason);
  }

  /** Told of what happened after a place and up to this head, in the order of the log. Of what came before, nothing concerned it. */
  hear({ after, head, briefs, rightsMayHaveChanged }: Heard): void {
    if (head <= this.head) return;
    if (this.isOver && !this.isAtWork && !this.mustLook && after > this.reached)
      this.reached = this.head = after;
    const isIdle = this.isOver && !this.isAtWork;
    this.head = head;
    const { mayTell } = this.opened.source;
    if (rightsMayHaveChanged) this.mustLook = true;
    // Nothing of it is for this group: it is told without being read.
    if (isIdle && !this.mustLook && !briefs.some(mayTell)) {
      this.reached = head;
      return;
    }
    this.wake();
  }

  /** Reads on, where there is anything to read and anybody to take it. */
  wake(): void {
    if (this.isAtWork || this.readers.size === 0) return;
    if (!this.mustLook && (this.isOver || !this.hasTaker())) return;
    this.isAtWork = true;
    void this.readOn()
      .then(() => this.rest())
      .finally(() => {
        this.isAtWork = false;
        this.wake();
      });
  }

  /** Whether all that is known of was read. */
  private get isOver(): boolean {
    return this.reached >= this.head && !this.isMore;
  }

  private async rest(): Promise<void> {
    const { restMs } = this.opened.source;
    if (restMs === undefined) return;
    await new Promise((resolve) => setTimeout(resolve, restMs).unref());
  }

  /** What lies after this position; or why it cannot be told. */
  async read(position: bigint | null): Promise<ReadMessages | StreamEnd> {
    const { turns, execution, platform } = this.parts;
    try {
      const work = (): Promise<ReadMessages> => turns.take(() => execution.read(this.opened, position));
      const patience = { isWanted: () => this.readers.size > 0, refusals: REFUSALS };
      return (await patiently(work, patience)) ?? { kind: "complete" };
    } catch (error) {
      return streamEnd(this.opened, error, platform);
    }
  }

  private async readOn(): Promise<void> {
    this.mustLook = false;
    const read = await this.read(this.reached);
    if ("kind" in read) return this.end(read);
    this.actor = read.actor;
    this.ring.add(read.messages);
    this.reached = read.through;
    this.isMore = read.isMore;
    if (this.head < read.through) this.head = read.through;
    for (const reader of this.readers) reader.goOn();
  }

  private hasTaker(): boolean {
    for (const reader of this.readers) if (reader.isWaiting) return true;
    return false;
  }
}
