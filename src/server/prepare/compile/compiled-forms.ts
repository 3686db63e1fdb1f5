import type { CompiledOperation } from "./compile-operation";

/** An operation for certain values of its conditions. */
export class Form {
  /** Undefined while it is not compiled, null where the compiler cannot. */
  compiled: CompiledOperation | null | undefined;
  usedAt = 0;

  constructor(
    /** Fields that its code is written for. */
    readonly fields: number,
  ) {}
}

/** Fields of all compiled forms together. Each takes 1.2 KiB: measured. */
const MOST_FIELDS = 30_000;
/** For how long a form must not have been used before it makes room for another. */
const IDLE_MS = 60_000;

/**
 * The compiled forms that there is memory for. One that is in use stays: otherwise more documents than there
 * is room for, sent one after the other, would have each of them compiled at each request.
 */
export class CompiledForms {
  // In the order of their last use.
  private readonly forms = new Set<Form>();
  private fields = 0;

  constructor(private readonly clock: () => number = () => performance.now()) {}

  use(form: Form): void {
    form.usedAt = this.clock();
    if (!this.forms.delete(form)) this.fields += form.fields;
    this.forms.add(form);
  }

  /** Makes room for a form where it can. */
  hasRoomFor({ fields }: Form): boolean {
    for (const oldest of this.forms) {
      if (this.fields + fields <= MOST_FIELDS) return true;
      if (this.clock() - oldest.usedAt < IDLE_MS) return false;
      this.forget(oldest);
    }
    return true;
  }

  private forget(form: Form): void {
    form.compiled = undefined;
    this.forms.delete(form);
    this.fields -= form.fields;
  }
}
