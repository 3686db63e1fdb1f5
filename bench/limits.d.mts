/** What has to hold, and what was measured. */
export interface Limit {
  readonly name: string;
  readonly value: number | undefined;
  readonly unit: string;
  /** One of both. */
  readonly atMost?: number;
  readonly exactly?: number | undefined;
}

export function judged(limits: readonly Limit[]): readonly string[];
