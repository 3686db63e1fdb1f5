import type { Figures } from "../figures";
import type { SoakPostgres } from "../stage/postgres";

export interface SoakContext {
  readonly postgres: SoakPostgres;
  readonly figures: Figures;
  /** How long what has no length of its own goes on. */
  readonly seconds: number;
}

export type Scenario = (context: SoakContext) => Promise<void>;
