/** Lets nobody on before all have come. */
export class Barrier {
  readonly passed: Promise<void>;
  private open!: () => void;

  constructor(private missing: number) {
    this.passed = new Promise((resolve) => (this.open = resolve));
  }

  /** For one of those who come; what it returns counts them once. */
  newcomer(): () => Promise<void> {
    let isThere = false;
    return () => {
      if (!isThere) this.missing -= 1;
      isThere = true;
      if (this.missing === 0) this.open();
      return this.passed;
    };
  }
}
