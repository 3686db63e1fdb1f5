import type { CompiledOperation } from "./compile-operation";

/** An operation for certain values of its conditions. */
export class Form {
  /** Undefined while it is not compiled, null where the compiler cannot. */
  compiled: CompiledOperation | null | undefined;
  usedAt = 0;
}

/** Compiled operations at once; each takes some tens of KiB. */
const MOST_FORMS = 300;
/** For how long a form must not have been used before it makes room for another. */
const IDLE_MS = 60_000;

/**
 * The compiled forms that there is memory for. One that is in use stays: otherwise more documents than there
 * is room for, sent one after the other, would have each of them compiled at each request.
 */
export class CompiledForms {
  // In the order of their last use.
  private readonly forms = new Set<Form>();

  constructor(private readonly clock: () => number = () => performance.now()) {}

  use(form: Form): void {
    form.usedAt = this.clock();
    this.forms.delete(form);
    this.forms.add(form);
  }

  hasRoom(): boolean {
    const [oldest] = this.forms;
    if (!oldest || this.forms.size < MOST_FORMS) return true;
    if (this.clock() - oldest.usedAt < IDLE_MS) return false;
    oldest.compiled = undefined;
    this.forms.delete(oldest);
    return true;
  }
}
