import type { UnitOfWork } from "../../kernel/database/unit-of-work";
import { invariant } from "../../kernel/errors";
import { anyOf } from "../../services/access/sight";
import type { Session } from "../session";
import type { Company } from "./company";
import type { Present } from "./joint-callers";
import { JointReadAhead } from "./joint-read-ahead";
import type { JointParts } from "./joint-parts";

type Members = readonly [Present, ...Present[]];

/** Callers of one sight in one transaction: what they may see is read for all of them at once. */
export class Party {
  /** In whose name it is read. */
  readonly host: Session;
  readonly company: Company;
  private askedWho = false;

  constructor(
    parts: JointParts,
    work: UnitOfWork,
    readonly members: Members,
  ) {
    const [{ checked, caller }] = members;
    const onAskedWho = (): void => {
      this.askedWho = true;
      parts.personal.add(checked.request.prepared);
    };
    const isOne = members.every((member) => member.caller.actor.id === caller.actor.id);
    this.host = parts.open(checked, { work });
    this.host.signIn(isOne ? caller.actor : anyOf(caller.actor, onAskedWho), caller.aheadMs);
    const { loaders, readAhead } = this.host;
    this.company = { work, shared: { loaders, readAhead: new JointReadAhead(readAhead).below } };
  }

  /** Whether something was asked that is another for each of them: what they were told may lack it. */
  get isDivided(): boolean {
    return this.askedWho;
  }
}

/** All for whom one transaction is, by what they may see. */
export class Parties {
  /** Somebody's party. */
  readonly of: (one: Present) => Party;
  private readonly bySight: ReadonlyMap<string, Party>;

  constructor(parts: JointParts, work: UnitOfWork, present: readonly (Present | null)[]) {
    const parties = [...membersBySight(present)].map(
      ([sight, members]) => [sight, new Party(parts, work, members)] as const,
    );
    this.bySight = new Map(parties);
    this.of = this.each((party) => party);
  }

  /** Makes something for each party, and tells what was made for somebody's. */
  each<Made extends object>(make: (party: Party) => Made): (one: Present) => Made {
    const made = new Map([...this.bySight].map(([sight, party]) => [sight, make(party)]));
    return ({ checked }) => {
      const own = made.get(checked.known.sight);
      invariant(own, "somebody is of no party");
      return own;
    };
  }
}

function membersBySight(present: readonly (Present | null)[]): ReadonlyMap<string, Members> {
  const members = new Map<string, [Present, ...Present[]]>();
  for (const one of present) {
    if (!one) continue;
    const { sight } = one.checked.known;
    const others = members.get(sight);
    if (others) others.push(one);
    else members.set(sight, [one]);
  }
  return members;
}
