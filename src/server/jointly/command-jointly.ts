import type { FormattedExecutionResult } from "graphql";
import { PartOfWork } from "../../kernel/database/part-of-work";
import { HeldRows } from "../../kernel/held-rows";
import type { Uuid } from "../../kernel/ids";
import { permitted } from "../../kernel/operation";
import { FIRST, type Recalled } from "../idempotent-replies";
import { madeDurable, OutcomeUnknownError } from "../made-durable";
import type { PlannedJointCommand } from "../prepare/joint-command";
import type { Session } from "../session";
import { Barrier } from "./barrier";
import type { Company } from "./company";
import type { Candidate } from "./candidate";
import { JointCallers, type Present } from "./joint-callers";
import { isOwn, nobodys, type JointParts } from "./joint-parts";
import type { CarriedOut, JointAnswers, Several } from "./joint-queues";
import { partiesOf, type Party } from "./party";

/**
 * Commands by one document, each about another object, in one transaction, whoever sent them. None may fail for
 * another's sake: a command that is refused before it wrote has its refusal; where anything else goes wrong, nothing
 * of any of them stays, and each is left to be done alone.
 */
export function commandJointly(parts: JointParts, commands: Several): CarriedOut {
  const all = commandAtOnce(parts, commands);
  const answers = commands.map((_, place) => all.then((told) => told[place] ?? null));
  return { answers, isOver: Promise.allSettled(answers) };
}

async function commandAtOnce(parts: JointParts, commands: Several): Promise<JointAnswers> {
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

type Answers = ReadonlyMap<Candidate, FormattedExecutionResult | null>;

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
    const answers = await this.answers(await callers.present(commands));
    return commands.map((command) => answers.get(command) ?? null);
  }

  private async answers(present: readonly Present[]): Promise<Answers> {
    const { parts, session } = this;
    const asked = present.map(({ checked: { request }, caller: { actor } }) => ({ request, actor }));
    const recalling = parts.replies.recall(session.beforeSignIn, asked);
    // Not waited for: what a command has to read before it knows what it holds leaves in the same packet.
    const parties = partiesOf(parts, session.work, present).map(
      (party) => [party, new HeldRows(this.heldFor(party))] as const,
    );
    const found = await recalling;
    const recalls = new Map(present.map((one, place) => [one, found[place] ?? FIRST]));
    const barrier = new Barrier([...recalls.values()].filter(isNew).length);
    const answers = parties.flatMap(([party, held]) =>
      party.members.map(async (one) => {
        const recalled = recalls.get(one) ?? FIRST;
        const answer = isNew(recalled)
          ? await this.answer(one, party, held, barrier.newcomer())
          : await toldAgain(one, recalled);
        if (answer) recalled.keep(answer);
        return [one.checked, answer] as const;
      }),
    );
    const outcomes = await Promise.allSettled(answers);
    return new Map(
      outcomes.map((outcome) => {
        if (outcome.status === "rejected") throw outcome.reason;
        return outcome.value;
      }),
    );
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

function isNew({ reply, refusal }: Recalled): boolean {
  return !reply && !refusal;
}

/** Null of what is refused: it is told so alone. */
async function toldAgain(
  { isConfirmed }: Present,
  { reply }: Recalled,
): Promise<FormattedExecutionResult | null> {
  return (await isConfirmed()) ? (reply ?? null) : null;
}

/** Something was written that must not stay. */
class SpoiltError extends Error {}
