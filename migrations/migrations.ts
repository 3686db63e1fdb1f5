import type { MigrationInterface } from "typeorm";
import { CreateAccess1763800000000 } from "./1763800000000-create-access";
import { CreateOutbox1763800100000 } from "./1763800100000-create-outbox";

/** Every migration, oldest first. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  CreateAccess1763800000000,
  CreateOutbox1763800100000,
];
