import { RecentlyUsed } from "./recently-used";

/**
 * What a process remembers of things that are costly to work out and come out the same each time. A key names one
 * such thing and all that it depends on; what was not used for longest is forgotten, and worked out anew.
 */
export class Memory {
  private readonly entries: RecentlyUsed<string, unknown>;

  constructor(most: number) {
    this.entries = new RecentlyUsed(most);
  }

  /** What is remembered under this key; undefined for nothing. */
  known<Thing extends object>(key: string): Thing | undefined {
    return this.entries.use(key) as Thing | undefined;
  }

  /** In place of what was remembered under this key. */
  keep(key: string, thing: object, weight: number): void {
    this.entries.keep(key, thing, weight);
  }

  /** `weigh` tells how much room a thing takes, in the unit of the memory's bound. */
  recall<Thing extends object>(key: string, make: () => Thing, weigh: (thing: Thing) => number): Thing {
    const remembered = this.entries.use(key) as Thing | undefined;
    if (remembered) return remembered;
    const made = make();
    this.entries.keep(key, made, weigh(made));
    return made;
  }
}
