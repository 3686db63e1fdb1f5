import type { Asking, Database } from "./database";

interface Asked {
  readonly keys: unknown[];
  readonly answers: Promise<readonly unknown[]>;
}

/** Keys of each kind of read that are asked for within one turn of the event loop, and then read together. */
export class GatheredReads {
  private readonly asked = new Map<Asking<unknown, unknown>, Asked>();

  constructor(private readonly db: Database) {}

  async answer<Key, Answer>(kind: Asking<Key, Answer>, key: Key): Promise<Answer> {
    const known = this.asked.get(kind);
    const asked = known ?? this.begin(kind);
    const place = asked.keys.push(key) - 1;
    return (await asked.answers)[place] as Answer;
  }

  private begin(kind: Asking<unknown, unknown>): Asked {
    const keys: unknown[] = [];
    const answers = new Promise<readonly unknown[]>((resolve) => {
      // When all that the last answer of the database brought has been heard.
      process.nextTick(() => {
        this.asked.delete(kind);
        resolve(kind.read(this.db, keys));
      });
    });
    const asked = { keys, answers };
    this.asked.set(kind, asked);
    return asked;
  }
}
