import type { Database } from "../kernel/database/database";
import { UnitOfWork, type Pace } from "../kernel/database/unit-of-work";
import { invariant } from "../kernel/errors";
import { plusSeconds } from "../kernel/instant";
import { permitted, run, type Operation } from "../kernel/operation";
import type { Uuid } from "../kernel/ids";
import type { Wanted } from "../kernel/database/table";
import type { BatchQuery, Relation } from "../resolvers/relation";
import type { Asked, RequestContext } from "../resolvers/request-context";
import { isStaff, type Actor, type Context } from "../services/access/actor";
import type { Company } from "./jointly/company";
import type { Deadline } from "./limits/deadline";
import { Loaders } from "./loaders";
import type { Platform } from "./platform";
import type { PreparedDocuments } from "./prepare/prepared-documents";
import { askedOf, NOT_PLANNED, type PlannedRequest } from "./planner/planned-request";
import { readAhead, type Reader } from "./planner/read-ahead";
import { selectedEvent } from "./webhooks/selected-event";

export interface SessionOptions {
  readonly workspaceId: Uuid | null;
  readonly access: "read" | "write";
  /** Careful unless told. */
  readonly pace?: Pace;
  readonly requestId: string;
  /** None for the platform's own work. */
  readonly deadline?: Deadline;
  /** What the document will need; nothing is read ahead without it. */
  readonly planned?: PlannedRequest;
  /** For documents that callers leave with us; none are taken without it. */
  readonly documents?: PreparedDocuments;
  readonly company?: Company;
}

/** One GraphQL operation at work: its transaction, its caller, its loaders. */
export class Session implements RequestContext {
  readonly work: UnitOfWork;
  /** Everything but the caller, who is not proved yet. */
  private readonly unproven: Omit<Context, "actor"> | null;
  private readonly deadline: Deadline | undefined;
  private readonly planned: PlannedRequest;
  private readonly documents: PreparedDocuments | undefined;
  private ctx: Context | null = null;
  /** Who is to take the steps of an advance of the workspace's time; null unless one was asked for. */
  advanceRunner: Uuid | null = null;
  private readonly company: Company | undefined;
  private readonly db: Database;
  /** New ones after each command. */
  loaders: Loaders;

  constructor(
    private readonly platform: Platform,
    {
      workspaceId,
      access,
      pace = "careful",
      requestId,
      deadline,
      planned,
      documents,
      company,
    }: SessionOptions,
  ) {
    this.deadline = deadline;
    this.planned = planned ?? NOT_PLANNED;
    this.documents = documents;
    this.company = company;
    const { newId } = platform;
    this.work = company?.work ?? begin(platform, { workspaceId, access, pace });
    this.db = company?.command?.db ?? this.work;
    this.loaders = company?.shared?.loaders ?? new Loaders(this.run);
    // One instant for the whole operation: what happens together bears the same time.
    const startedAt = platform.now();
    this.unproven =
      workspaceId === null
        ? null
        : {
            workspaceId,
            requestId,
            db: this.db,
            ...(company?.command && { held: company.command.held }),
            secrets: platform.secrets,
            settings: platform.settings,
            memory: platform.memory,
            inWorkspace: platform.workspaceCondition(workspaceId),
            now: () => startedAt,
            realNow: () => startedAt,
            newId,
          };
  }

  /** `aheadMs`: of the workspace's time, before the machine's. */
  signIn(actor: Actor, aheadMs = 0): void {
    invariant(this.unproven, "a caller signed in without a workspace");
    if (aheadMs === 0) return void (this.ctx = { ...this.unproven, actor });
    const now = plusSeconds(this.unproven.realNow(), aheadMs / 1000);
    this.ctx = { ...this.unproven, actor, now: () => now };
  }

  /** What a caller is looked up by. */
  get beforeSignIn(): Omit<Context, "actor"> {
    invariant(this.unproven, "a caller is looked up without a workspace");
    return this.unproven;
  }

  get context(): Context | null {
    return this.ctx;
  }

  get isStaff(): boolean {
    return this.ctx !== null && isStaff(this.ctx.actor);
  }

  // Fields, not methods: resolvers take them out of the context by name.
  readonly run = async <Input, Output>(
    operation: Operation<Context, Input, Output>,
    input: Input,
  ): Promise<Output> => {
    this.deadline?.refuseWhenPassed();
    const startedAt = performance.now();
    try {
      if (operation.kind === "query") return await run(this.ctx, operation, input);
      invariant(this.work.access === "write", `${operation.name} was run in a read-only transaction`);
      // What a refused command wrote before its refusal is undone; the commands beside it stand.
      const output = await this.db.attempt(() => run(this.ctx, operation, input));
      await this.company?.command?.whenAllAreDone();
      return output;
    } finally {
      // A command changes what earlier reads saw.
      if (operation.kind === "command") this.loaders = this.company?.shared?.loaders ?? new Loaders(this.run);
      const milliseconds = Math.round((performance.now() - startedAt) * 10) / 10;
      this.platform.log.debug(
        { operation: operation.name, requestId: this.ctx?.requestId, milliseconds },
        "operation",
      );
    }
  };

  readonly load = async <Args, Value>(
    operation: BatchQuery<Args, Value>,
    id: Uuid,
    args: Args,
    wanted?: Wanted,
  ): Promise<Value | null> => {
    this.deadline?.refuseWhenPassed();
    const value = await this.loaders.load(operation, id, args, wanted ?? null);
    // What is read ahead for one place of a document is kept on its row, so no two places may share one.
    return wanted === undefined || value === null ? value : { ...value };
  };

  readonly live = (): never => {
    throw new Error("A subscription is executed like a query.");
  };

  readonly refuseUnfitSelection = (selection: string | null | undefined): void => {
    invariant(this.documents, "a selection was left where no documents are read");
    if (selection?.trim()) selectedEvent(this.documents, selection);
  };

  readonly finishAdvance = (runner: Uuid): void => {
    this.advanceRunner = runner;
  };

  readonly related = async (relation: Relation, row: object, args: unknown): Promise<unknown> => {
    const key = relation.keyOf(row);
    const { read, count } = relation;
    if (key === undefined) permitted(this.ctx, read);
    const value = key ? await this.load(read, key, args) : null;
    return relation.shape(value, row, async () =>
      key && count ? ((await this.load(count, key, args)) ?? 0) : 0,
    );
  };

  readonly asked = (responseKey: string, typeName?: string): Asked =>
    askedOf(this.planned, responseKey, typeName);

  readonly readAhead = async (responseKey: string, value: unknown): Promise<void> => {
    const plan = this.planned.plan.get(responseKey);
    if (!plan) return;
    if (this.company?.shared) return this.company.shared.readAhead(responseKey, value);
    const { run, isStaff } = this;
    const refuseUnlessPermitted: Reader["refuseUnlessPermitted"] = (operation) =>
      void permitted(this.ctx, operation);
    const { variables } = this.planned;
    await readAhead({ run, isStaff, variables, refuseUnlessPermitted }, plan, value);
  };
}

function begin(
  { pool, onStatement, changes }: Platform,
  { workspaceId, access, pace }: Required<Pick<SessionOptions, "workspaceId" | "access" | "pace">>,
): UnitOfWork {
  return new UnitOfWork({
    pool,
    workspaceId,
    access,
    pace,
    onCommitted: changes.give,
    ...(onStatement && { onStatement }),
  });
}
