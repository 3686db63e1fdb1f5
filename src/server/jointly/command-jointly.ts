import type { FormattedExecutionResult } from "graphql";
import { PartOfWork } from "../../kernel/database/part-of-work";
import { HeldRows } from "../../kernel/held-rows";
import type { Uuid } from "../../kernel/ids";
import { permitted } from "../../kernel/operation";
import { FIRST } from "../idempotent-replies";
import { madeDurable, OutcomeUnknownError } from "../made-durable";
import type { PlannedJointCommand } from "../prepare/joint-command";
import type { Session } from "../session";
import { Barrier } from "./barrier";
import type { Company } from "./company";
import { JointCallers, type Present } from "./joint-callers";
import { isOwn, nobodys, type JointParts } from "./joint-parts";
import type { JointAnswers, Several } from "./joint-queues";
import { Parties, type Party } from "./party";

/**
 * Commands by one document, each about another object, in one transaction, whoever sent them. None may fail for
 * another's sake: a command that is refused before it wrote has its refusal; where anything else goes wrong, nothing
 * of any of them stays, and each is left to be done alone.
 */
export async function commandJointly(parts: JointParts, commands: Several): Promise<JointAnswers> {
  const [first, ...others] = commands;
  const { jointCommand } = first.request.prepared;
  if (others.length === 0 || !jointCommand) return Promise.all(commands.map((one) => parts.alone(one)));
  const session = parts.open(first);
  try {
    const answers = await new JointWork(parts, session, jointCommand).done(commands);
    await madeDurable(session.work);
    return answers;
  } catch (error) {
    // Only then may any of it have been carried out.
    if (error instanceof OutcomeUnknownError) throw error;
    // Waited for: until then it holds the cases and the keys that they need again.
    await session.work.rollback();
    return nobodys(commands);
  }
}

/** The transaction of several commands, up to its commit. */
class JointWork {
  constructor(
    private readonly parts: JointParts,
    /** Whose the transaction is; nobody's in particular. */
    private readonly session: Session,
    private readonly planned: PlannedJointCommand,
  ) {}

  /** Throws where nothing of it may stay. */
  async done(commands: Several): Promise<JointAnswers> {
    const callers = new JointCallers(this.parts.callers, this.session);
    const all = await callers.present(commands);
    const present = all.flatMap((one) => one ?? []);
    const answers = await this.answers(present);
    return all.map((one) => one && (answers[present.indexOf(one)] ?? null));
  }

  private async answers(present: readonly Present[]): Promise<JointAnswers> {
    const { parts, session } = this;
    const asked = present.map(({ checked: { request }, caller: { actor } }) => ({ request, actor }));
    const recalling = parts.replies.recall(session.beforeSignIn, asked);
    const parties = new Parties(parts, session.work, present);
    // Not waited for: what a command has to read before it knows what it holds leaves in the same packet.
    const heldFor = parties.each((party) => new HeldRows(this.heldFor(party)));
    const recalls = await recalling;
    const isNew = (place: number): boolean => !recalls[place]?.reply && !recalls[place]?.refusal;
    const barrier = new Barrier(present.filter((_, place) => isNew(place)).length);
    const outcomes = await Promise.allSettled(
      present.map(async (one, place) => {
        const recalled = recalls[place] ?? FIRST;
        if (!isNew(place)) return (await one.isConfirmed()) ? (recalled.reply ?? null) : null;
        const answer = await this.answer(one, parties.of(one), heldFor(one), barrier.newcomer());
        if (answer) recalled.keep(answer);
        return answer;
      }),
    );
    return outcomes.map((outcome) => {
      if (outcome.status === "rejected") throw outcome.reason;
      return outcome.value;
    });
  }

  /** What its commands are about, for those whose callers are confirmed: nothing is changed for anybody else. */
  private async heldFor({ host, members }: Party): Promise<ReadonlyMap<Uuid, object>> {
    const { command, aboutOf } = this.planned;
    const commands = new Map(
      members.flatMap((one) => {
        const id = aboutOf(one.checked.variables.coerced ?? {});
        return id === null ? [] : [[id, one] as const];
      }),
    );
    const rows = await command.hold(permitted(host.context, command.operation), [...commands.keys()]);
    const confirmed = rows.map(async (row) => ((await commands.get(row.id)?.isConfirmed()) ? row : null));
    return new Map((await Promise.all(confirmed)).flatMap((row) => (row ? [[row.id, row] as const] : [])));
  }

  private async answer(
    one: Present,
    party: Party,
    held: HeldRows,
    whenAllAreDone: () => Promise<void>,
  ): Promise<FormattedExecutionResult | null> {
    const db = new PartOfWork(this.session.work);
    const company = { ...party.company, command: { db, held, whenAllAreDone } };
    const answer = await this.executed(one, company)
      .catch(() => null)
      // A command that was refused keeps nobody waiting.
      .finally(() => void whenAllAreDone());
    const own = party.isDivided ? null : answer;
    // Without data no change may stay: a caller who sees none must be able to rely on it.
    if (db.isSpoilt || (db.hasWritten && !own?.data)) throw new SpoiltError();
    return own;
  }

  private async executed(
    { checked, caller, isConfirmed }: Present,
    company: Company,
  ): Promise<FormattedExecutionResult | null> {
    const session = this.parts.open(checked, company);
    session.signIn(caller.actor, caller.aheadMs);
    const { request, variables } = checked;
    const result = await request.prepared.execute({ context: session, variables });
    // Before anything is made durable or answered, refusals included.
    if (!isOwn(result) || !(await isConfirmed())) return null;
    this.parts.onSignIn(session);
    return this.parts.answered(checked, session, result);
  }
}

/** Something was written that must not stay. */
class SpoiltError extends Error {}
