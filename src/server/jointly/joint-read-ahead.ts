/** Reads ahead below these values, which stand at this place of the document. */
type ReadAhead = (responseKey: string, value: unknown) => Promise<void>;

/** What several operations by one document have at one place within one turn of the event loop is read ahead at once. */
export class JointReadAhead {
  private gathered = new Map<string, Gathered>();

  constructor(private readonly readAhead: ReadAhead) {}

  readonly below: ReadAhead = (responseKey, value) => {
    if (this.gathered.size === 0) this.readLater();
    const gathered = this.gathered.get(responseKey) ?? new Gathered();
    this.gathered.set(responseKey, gathered);
    return gathered.add(value);
  };

  /** When all that the last answer of the database brought has been heard. */
  private readLater(): void {
    void Promise.resolve().then(() => process.nextTick(() => this.readGathered()));
  }

  private readGathered(): void {
    const places = this.gathered;
    this.gathered = new Map();
    for (const [responseKey, gathered] of places)
      gathered.settle((values) => this.readAhead(responseKey, values));
  }
}

class Gathered {
  private readonly values: unknown[] = [];
  private readonly isRead: Promise<void>;
  private resolve!: (isRead: Promise<void>) => void;

  constructor() {
    this.isRead = new Promise((resolve) => (this.resolve = resolve));
  }

  add(value: unknown): Promise<void> {
    this.values.push(value);
    return this.isRead;
  }

  settle(read: (values: readonly unknown[]) => Promise<void>): void {
    this.resolve(read(this.values));
  }
}
