/** How many messages a client may still send; grows with time, up to what two seconds allow. */
export class Allowance {
  private left: number;
  private at = performance.now();

  constructor(private readonly perSecond: number) {
    this.left = 2 * perSecond;
  }

  /** Whether there was one. */
  spend(): boolean {
    const now = performance.now();
    this.left = Math.min(2 * this.perSecond, this.left + ((now - this.at) * this.perSecond) / 1000);
    this.at = now;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
