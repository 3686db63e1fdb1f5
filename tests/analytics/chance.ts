/** Numbers that look random and are the same for the same seed. */
export class Chance {
  constructor(private state: number) {}

  /** From 0 up to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  isOnce(times: number): boolean {
    return this.below(times) === 0;
  }

  of<Thing>(things: readonly Thing[]): Thing {
    return things[this.below(things.length)] as Thing;
  }

  someOf<Thing>(things: readonly Thing[], most: number): readonly Thing[] {
    return this.shuffled(things).slice(0, this.below(most + 1));
  }

  shuffled<Thing>(things: readonly Thing[]): readonly Thing[] {
    return things
      .map((thing) => [this.next(), thing] as const)
      .sort(([one], [other]) => one - other)
      .map(([, thing]) => thing);
  }
}
