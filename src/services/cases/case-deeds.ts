import type { WaitingOn } from "../../entities/cases/case-enums";
import type {
  ClosingReason,
  ReopeningReason,
  ResolutionReason,
  ResumptionReason,
  WaitingReason,
} from "../../entities/cases/case-reasons";
import type { Case } from "../../entities/cases/case.entity";
import { InvalidError } from "../../kernel/errors";
import type { Context } from "../access/actor";
import { WAITING_VERBS } from "./states/mark-case-waiting";
import { moveCase, stateAfter, type Moving } from "./states/move-case";
import { refuseMerged } from "./merging/refuse-merged";
import { endOf, refuseEnded, snoozeHeld, type Snooze } from "./snooze/snooze-case";
import { wakeHeld } from "./snooze/wake-case";

/** What is done with several cases alike: exactly one of these. */
export interface MoveOfCases {
  readonly wait?: { readonly waitingOn: WaitingOn; readonly reason: WaitingReason } | null;
  readonly resume?: { readonly reason: ResumptionReason } | null;
  readonly resolve?: { readonly reason: ResolutionReason } | null;
  readonly close?: { readonly reason: ClosingReason } | null;
  readonly reopen?: { readonly reason: ReopeningReason } | null;
  readonly snooze?: Snooze | null;
  readonly wake?: boolean | null;
}

/** What is done with a case that is held, its refusals apart, so that they can come before all writing. */
export interface Deed {
  readonly refuse: (held: Case) => void | Promise<void>;
  readonly done: (held: Case) => Case;
}

export function deedOf(ctx: Context, move: MoveOfCases): Deed {
  const { wait, resume, resolve, close, reopen, snooze } = move;
  if (wait) return moving(ctx, { verb: WAITING_VERBS[wait.waitingOn], reason: wait.reason });
  if (resume) return moving(ctx, { verb: "resume", reason: resume.reason });
  if (resolve) return moving(ctx, { verb: "resolve", reason: resolve.reason });
  if (close) return moving(ctx, { verb: "close", reason: close.reason });
  if (reopen) return moving(ctx, { verb: "reopen", reason: reopen.reason });
  if (snooze) return snoozing(ctx, snooze);
  if (move.wake !== true) throw new InvalidError(["move", "wake"], "Give true, or another move.");
  return { refuse: () => undefined, done: (held) => wakeHeld(ctx, held, "REQUESTED") };
}

function moving(ctx: Context, { verb, reason }: Moving): Deed {
  return {
    refuse: async (held) => {
      await refuseMerged(ctx, held);
      stateAfter(held, { verb, reason });
    },
    done: (held) => moveCase(ctx, held, { verb, reason }),
  };
}

function snoozing(ctx: Context, snooze: Snooze): Deed {
  const until = endOf(ctx, snooze, ["move", "snooze", "until"]);
  return {
    refuse: async (held) => {
      await refuseMerged(ctx, held);
      refuseEnded(held);
    },
    done: (held) => snoozeHeld(ctx, held, until),
  };
}
