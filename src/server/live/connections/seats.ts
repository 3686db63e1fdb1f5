/** Counts the connections of each credential, and those of all. */
export class Seats {
  private readonly taken = new Map<string, number>();
  private total = 0;

  constructor(
    private readonly most: number,
    private readonly mostOfOne: number,
  ) {}

  get areLeft(): boolean {
    return this.total < this.most;
  }

  /** Whether there was one left for this credential; if so, it is to be given back. */
  take(credentialId: string): boolean {
    const ofThisOne = this.taken.get(credentialId) ?? 0;
    if (!this.areLeft || ofThisOne >= this.mostOfOne) return false;
    this.taken.set(credentialId, ofThisOne + 1);
    this.total += 1;
    return true;
  }

  giveBack(credentialId: string): void {
    const left = (this.taken.get(credentialId) ?? 0) - 1;
    this.total -= 1;
    if (left > 0) this.taken.set(credentialId, left);
    else this.taken.delete(credentialId);
  }
}
