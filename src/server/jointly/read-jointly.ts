import type { Session } from "../session";
import type { Candidate } from "./candidate";
import { JointCallers, type Present } from "./joint-callers";
import { isOwn, type JointParts } from "./joint-parts";
import type { CarriedOut, JointAnswer, Several } from "./joint-queues";
import { partiesOf, type Party } from "./party";
import { Standstill } from "./standstill";

/**
 * Reads by one document, of callers who may see the same, in one transaction. None may fail for another's sake: where
 * anything goes wrong that need not be its own fault, a read is left to be done alone, and meets there what is its own.
 * Nor may one wait for another's sake for long: where the database stands still, all that are not answered are.
 */
export function readJointly(parts: JointParts, reads: Several): CarriedOut {
  const [first, ...others] = reads;
  if (others.length === 0) return readAlone(parts, first);
  const host = parts.open(first);
  const answering = answersOf(parts, host, reads).catch(() => new Map<Candidate, Promise<JointAnswer>>());
  const standstill = new Standstill(host.work);
  const heldUp = standstill.reached.then(() => {
    parts.slow.add(first.request.prepared, first.verified.workspaceId);
    return null;
  });
  const answers = reads.map((read) => Promise.race([answering.then((all) => all.get(read) ?? null), heldUp]));
  const isOver = Promise.all(answers).then(() => {
    standstill.end();
    const isHeldUp = host.work.awaited !== null;
    const end = host.work.rollback();
    // What the database is still at keeps the connection.
    return isHeldUp ? end : undefined;
  });
  return { answers, isOver };
}

function readAlone(parts: JointParts, read: Candidate): CarriedOut {
  const answer = parts.alone(read);
  return { answers: [answer], isOver: answer.catch(() => undefined) };
}

/** Of those whose callers are known as they were when the requests came. */
async function answersOf(
  parts: JointParts,
  host: Session,
  reads: Several,
): Promise<ReadonlyMap<Candidate, Promise<JointAnswer>>> {
  const present = await new JointCallers(parts.callers, host).present(reads);
  return new Map(
    partiesOf(parts, host.work, present).flatMap((party) =>
      party.members.map((one) => [one.checked, answerFor(parts, party, one).catch(() => null)] as const),
    ),
  );
}

async function answerFor(
  parts: JointParts,
  party: Party,
  { checked, caller, isConfirmed }: Present,
): Promise<JointAnswer> {
  const session = parts.open(checked, party.company);
  session.signIn(caller.actor, caller.aheadMs);
  const { request, variables } = checked;
  const result = await request.prepared.execute({ context: session, variables });
  // Where a statement failed, all that came after it did, for whoever they were.
  if (!isOwn(result) || party.company.work.hasFailed) return null;
  const answer = parts.answered(checked, session, result);
  // Before anything is answered, refusals included.
  if (!(await isConfirmed()) || party.isDivided) return null;
  parts.onSignIn(session);
  return answer;
}
