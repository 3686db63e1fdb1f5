import type { MigrationInterface } from "typeorm";
import { CreateAccess1763800000000 } from "./1763800000000-create-access";
import { CreateOutbox1763800100000 } from "./1763800100000-create-outbox";
import { CreateIdempotentReplies1763800200000 } from "./1763800200000-create-idempotent-replies";
import { CreateCustomers1763800300000 } from "./1763800300000-create-customers";

/** Every migration, oldest first. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  CreateAccess1763800000000,
  CreateOutbox1763800100000,
  CreateIdempotentReplies1763800200000,
  CreateCustomers1763800300000,
];
