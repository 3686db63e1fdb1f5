import { PartOfWork } from "../../kernel/database/part-of-work";
import type { Caller, KnownCallers } from "../known-callers";
import type { Session } from "../session";
import type { Candidate } from "./candidate";

/** One of several requests, with whom it is done for in the transaction that they share. */
export interface Present {
  readonly checked: Candidate;
  readonly caller: Caller;
  /** Whether the caller is who it was taken for: nothing may be answered or made durable for it before. */
  readonly isConfirmed: () => Promise<boolean>;
}

/**
 * Those for whom several operations are done in one transaction. Each is looked up in it, by the credential that it
 * sent: two tokens of one customer may differ in what they are good for. Who is not confirmed is nobody's hindrance.
 */
export class JointCallers {
  private readonly byAsker = new Map<string, Promise<Omit<Present, "checked"> | null>>();

  private readonly ctx: Session["beforeSignIn"];

  constructor(
    private readonly callers: KnownCallers,
    /** Whose the transaction is. */
    { beforeSignIn, work }: Session,
  ) {
    // Looked up in one statement.
    this.ctx = { ...beforeSignIn, db: new PartOfWork(work) };
  }

  /** In their order, without those whose callers are not known any more as they were when the requests came. */
  async present(several: readonly Candidate[]): Promise<readonly Present[]> {
    const found = several.map(async (checked) => {
      const present = await this.of(checked);
      // Each by itself: of two requests with one credential the second may have come when its rights were others.
      return present?.caller.actor === checked.known.actor ? [{ checked, ...present }] : [];
    });
    return (await Promise.all(found)).flat();
  }

  private of(checked: Candidate): Promise<Omit<Present, "checked"> | null> {
    const known = this.byAsker.get(checked.asker);
    if (known) return known;
    const found = this.find(checked);
    this.byAsker.set(checked.asker, found);
    return found;
  }

  private async find({ verified, known }: Candidate): Promise<Omit<Present, "checked"> | null> {
    const identifying = this.callers.identify(this.ctx, verified, known);
    // Looked up at once where the workspace's time is not known, and then perhaps in vain.
    const caller = await identifying.catch(() => null);
    if (!caller) return null;
    let confirmed: Promise<boolean> | null = null;
    const confirm = (): Promise<boolean> =>
      caller.confirm().then(
        () => true,
        () => false,
      );
    return { caller, isConfirmed: () => (confirmed ??= confirm()) };
  }
}
