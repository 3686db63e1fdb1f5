import type { UnitOfWork } from "../../kernel/database/unit-of-work";
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
    const { actor, aheadMs } = caller;
    const onAskedWho = (): void => {
      this.askedWho = true;
      parts.personal.add(checked.request.prepared, actor.kind);
    };
    const isOne = members.every((member) => member.caller.actor.id === actor.id);
    this.host = parts.open(checked, { work });
    this.host.signIn(isOne ? actor : anyOf(actor, onAskedWho), aheadMs);
    const { loaders, readAhead } = this.host;
    this.company = { work, shared: { loaders, readAhead: new JointReadAhead(readAhead).below } };
  }

  /** Whether something was asked that is another for each of them: what they were told may lack it. */
  get isDivided(): boolean {
    return this.askedWho;
  }
}

/** By what they may see; each credential is one by itself where the document asks what is another for each caller. */
export function partiesOf(
  parts: JointParts,
  work: UnitOfWork,
  present: readonly Present[],
): readonly Party[] {
  const parties = new Map<string, [Present, ...Present[]]>();
  for (const one of present) {
    const { request, asker, known } = one.checked;
    const isPersonal = parts.personal.has(request.prepared, known.actor.kind);
    const name = isPersonal ? asker : known.sight;
    const others = parties.get(name);
    if (others) others.push(one);
    else parties.set(name, [one]);
  }
  return [...parties.values()].map((members) => new Party(parts, work, members));
}
