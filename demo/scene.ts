import { invariant } from "../src/kernel/errors";
import type { Uuid } from "../src/kernel/ids";
import { plusSeconds, type Instant } from "../src/kernel/instant";
import type { Context } from "../src/services/access/actor";
import { PERMISSIONS_OF_ROLE } from "../src/services/access/permissions";
import { MEMBERS, type MemberName, type TeamName } from "./company";
import { seededIds } from "./seeded-ids";

/** More things than one copy of the demo has. */
const BLOCKS_OF_A_COPY = 10_000;

/** Each copy lies that much further back than the one before it. */
const HOURS_BETWEEN_COPIES = 3;

/** Ids of what was made, by the names under which the demo's own texts know it. */
export interface Made {
  readonly members: Map<MemberName, Uuid>;
  readonly teams: Map<TeamName, Uuid>;
  readonly customers: Map<string, Uuid>;
  readonly firstNames: Map<string, string>;
  readonly transactions: Map<string, Uuid>;
  readonly cases: Map<string, Uuid>;
}

export function nothingMade(): Made {
  return {
    members: new Map(),
    teams: new Map(),
    customers: new Map(),
    firstNames: new Map(),
    transactions: new Map(),
    cases: new Map(),
  };
}

/** Where one copy of the demo is made: the same calls in the same order make the same rows. */
export class Scene {
  private block: number;

  constructor(
    private readonly ctx: Context,
    readonly made: Made,
    /** 0 is the demo itself. */
    readonly copy: number,
  ) {
    this.block = copy * BLOCKS_OF_A_COPY;
  }

  /** The context as of then, with ids of its own: for one thing and all that belongs to it. */
  at(hoursAgo: number): Context {
    const newId = seededIds(this.block++);
    const now = this.instant(hoursAgo);
    return { ...this.ctx, newId, requestId: newId(), now: () => now };
  }

  /** The same things, later. */
  later(ctx: Context, hoursAgo: number): Context {
    const now = this.instant(hoursAgo);
    return { ...ctx, now: () => now };
  }

  /** At work as a member. */
  as(ctx: Context, name: MemberName): Context {
    const { role } = MEMBERS[name];
    const actor = { kind: "member", id: idOf(this.made.members, name), role } as const;
    return { ...ctx, actor: { ...actor, permissions: PERMISSIONS_OF_ROLE[role] } };
  }

  /** So many hours from now on, whichever copy it is. */
  future(hours: number): Instant {
    return plusSeconds(this.ctx.now(), hours * 3_600);
  }

  /** A key of the demo, as this copy has it. */
  named(key: string): string {
    return this.copy === 0 ? key : `${key}-${this.copy}`;
  }

  private instant(hoursAgo: number): Instant {
    return plusSeconds(this.ctx.now(), -(hoursAgo + this.copy * HOURS_BETWEEN_COPIES) * 3_600);
  }
}

export function idOf<Name extends string>(made: ReadonlyMap<Name, Uuid>, name: Name): Uuid {
  const id = made.get(name);
  invariant(id, `the demo names ${name}, which it does not make`);
  return id;
}
