/**
 * Decisions, read off a row of numbers. Zero always stands for the simplest choice, and a row that has run out
 * goes on with zeros: whatever makes the row shorter or its numbers smaller makes what is written simpler.
 */
export class Choices {
  private place = 0;

  constructor(private readonly numbers: readonly number[]) {}

  /** A number from zero to one less than this. */
  below(bound: number): number {
    return (this.numbers[this.place++] ?? 0) % bound;
  }

  /** True in about this share of cases, and never at the end of the row. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  one<T>(of: readonly [T, ...T[]] | readonly T[]): T {
    return of[this.below(of.length)] as T;
  }

  /** As often as each is heavy; the first is the simplest. */
  weighted<T>(of: readonly (readonly [weight: number, choice: T])[]): T {
    let left = this.below(of.reduce((sum, [weight]) => sum + weight, 0));
    const chosen = of.find(([weight]) => (left -= weight) < 0);
    return (chosen ?? of[0]!)[1];
  }
}
