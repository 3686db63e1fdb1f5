import type { FormattedExecutionResult } from "graphql";
import { PartOfWork } from "../../kernel/database/part-of-work";
import { HeldRows } from "../../kernel/held-rows";
import { permitted } from "../../kernel/operation";
import type { Verified } from "../authenticate";
import { FIRST } from "../idempotent-replies";
import type { Caller } from "../known-callers";
import { madeDurable, OutcomeUnknownError } from "../made-durable";
import type { PlannedJointCommand } from "../prepare/joint-command";
import type { Session } from "../session";
import { Barrier } from "./barrier";
import type { Company } from "./company";
import { JointReadAhead } from "./joint-read-ahead";
import { isOwn, nobodys, type JointParts } from "./joint-parts";
import type { Checked, JointAnswers, Several } from "./joint-queues";

/**
 * Commands of one caller by one document, each about another object, in one transaction. None may fail for another's
 * sake: a command that is refused before it wrote has its refusal; where anything else goes wrong, nothing of any of
 * them stays, and each is left to be done alone.
 */
export async function commandJointly(parts: JointParts, commands: Several): Promise<JointAnswers> {
  const [first, ...others] = commands;
  if (others.length === 0) return [await parts.alone(first)];
  const verified = await parts.verify(first);
  const { jointCommand } = first.request.prepared;
  if (!verified || !jointCommand) return nobodys(commands);
  const host = parts.open(first, verified);
  const work = new JointWork(parts, host, verified, jointCommand);
  try {
    const answers = await work.done(commands);
    await madeDurable(host.work);
    return answers;
  } catch (error) {
    // Only then may any of it have been carried out.
    if (error instanceof OutcomeUnknownError) throw error;
    // Waited for: until then it holds the cases and the keys that they need again.
    await host.work.rollback();
    return nobodys(commands);
  }
}

/** The transaction of several commands, up to its commit. */
class JointWork {
  constructor(
    private readonly parts: JointParts,
    /** In whose name the transaction is. */
    private readonly host: Session,
    private readonly verified: Verified,
    private readonly planned: PlannedJointCommand,
  ) {}

  /** Throws where nothing of it may stay. */
  async done(commands: Several): Promise<JointAnswers> {
    const { host, verified, parts } = this;
    const caller = await parts.callers.identify(host.beforeSignIn, verified, { takesOnTrust: true });
    host.signIn(caller.actor, caller.aheadMs);
    const answers = await this.answers(commands, caller);
    // Before anything is made durable or answered, refusals included.
    await caller.confirm();
    parts.onSignIn(host);
    return answers;
  }

  private async answers(commands: Several, caller: Caller): Promise<JointAnswers> {
    const { operation, hold } = this.planned.command;
    const ctx = permitted(this.host.context, operation);
    const ids = commands.map(({ variables: { coerced } }) => this.planned.aboutOf(coerced ?? {}) ?? "");
    const recalling = this.parts.replies.recall(
      ctx,
      commands.map(({ request }) => request),
    );
    // Not waited for: what a command has to read before it knows what it holds leaves in the same packet.
    const held = new HeldRows(hold(ctx, ids).then((rows) => new Map(rows.map((row) => [row.id, row]))));
    const recalls = await recalling;
    const isNew = (place: number): boolean => !recalls[place]?.reply && !recalls[place]?.refusal;
    const company = this.company(held, commands.filter((_, place) => isNew(place)).length);
    const outcomes = await Promise.allSettled(
      commands.map(async (checked, place) => {
        const recalled = recalls[place] ?? FIRST;
        if (!isNew(place)) return recalled.reply ?? null;
        const answer = await this.answer(checked, company(), caller);
        if (answer) recalled.keep(answer);
        return answer;
      }),
    );
    return outcomes.map((outcome) => {
      if (outcome.status === "rejected") throw outcome.reason;
      return outcome.value;
    });
  }

  /** For each of so many commands, what it shares with the others. */
  private company(held: HeldRows, count: number): () => InCompany {
    const { work, loaders, readAhead } = this.host;
    const ahead = new JointReadAhead(readAhead);
    const barrier = new Barrier(count);
    return () => {
      const db = new PartOfWork(work);
      const command = { db, held, whenAllAreDone: barrier.newcomer() };
      return { work, loaders, readAhead: ahead.below, command };
    };
  }

  private async answer(
    checked: Checked,
    company: InCompany,
    caller: Caller,
  ): Promise<FormattedExecutionResult | null> {
    const { db, whenAllAreDone } = company.command;
    const answer = await this.executed(checked, company, caller)
      .catch(() => null)
      // A command that was refused keeps nobody waiting.
      .finally(() => void whenAllAreDone());
    // Without data no change may stay: a caller who sees none must be able to rely on it.
    if (db.isSpoilt || (db.hasWritten && !answer?.data)) throw new SpoiltError();
    return answer;
  }

  private async executed(
    checked: Checked,
    company: InCompany,
    { actor, aheadMs }: Caller,
  ): Promise<FormattedExecutionResult | null> {
    const session = this.parts.open(checked, this.verified, company);
    session.signIn(actor, aheadMs);
    const { request, variables } = checked;
    const result = await request.prepared.execute({ context: session, variables });
    return isOwn(result) ? this.parts.answered(checked, session, result) : null;
  }
}

type InCompany = Company & {
  readonly command: NonNullable<Company["command"]> & { readonly db: PartOfWork };
};

/** Something was written that must not stay. */
class SpoiltError extends Error {}
