import { uuidNamed, type Uuid } from "../../../kernel/ids";

/** Further ones sort in no order. */
const MOST_PLACES = 255;

/**
 * Ids of the clocks that a case starts. They follow from what started them: whoever reckons ahead of what is stored
 * tells a clock by the id that it will be stored under.
 */
export class ClockIds {
  private occasion = { at: 0, name: "" };
  private started = 0;

  constructor(private readonly caseId: Uuid) {}

  /** From here on clocks are started by this occasion, of which a case has one alone. */
  begin(at: number, name: string): void {
    this.occasion = { at, name };
    this.started = 0;
  }

  next(): Uuid {
    const { at, name } = this.occasion;
    this.started += 1;
    return uuidNamed(`${this.caseId} ${name} ${this.started}`, at, Math.min(this.started, MOST_PLACES));
  }
}
