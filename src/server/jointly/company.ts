import type { Database } from "../../kernel/database/database";
import type { UnitOfWork } from "../../kernel/database/unit-of-work";
import type { HeldRows } from "../../kernel/held-rows";
import type { Loaders } from "../loaders";

/** What an operation has in common with others in one transaction, which is then not its own to end. */
export interface Company {
  readonly work: UnitOfWork;
  /** With those whose callers may see the same. */
  readonly shared?: SharedReads;
  /** Of one of several commands. */
  readonly command?: CommandInCompany;
}

export interface SharedReads {
  readonly loaders: Loaders;
  readonly readAhead: (responseKey: string, value: unknown) => Promise<void>;
}

export interface CommandInCompany {
  readonly db: Database;
  readonly held: HeldRows;
  /** Called when the command is done; resolves when all are, and what they wrote may be read. */
  readonly whenAllAreDone: () => Promise<void>;
}
