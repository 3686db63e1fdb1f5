import { environmentExample } from "./environment-example";
import { eventDescriptions } from "./event-descriptions";
import { eventsDocument } from "./events-document";
import { permissionsDocument } from "./permissions-document";
import { printedSchema } from "./printed-schema";

export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly make: () => string;
}

/** Every committed file that is written from the sources. */
export const GENERATED_FILES: readonly GeneratedFile[] = [
  { path: "schema.graphql", make: printedSchema },
  { path: "docs/permissions.md", make: permissionsDocument },
  { path: "docs/events.md", make: eventsDocument },
  { path: "src/services/log/event-descriptions.ts", make: eventDescriptions },
  { path: ".env.example", make: environmentExample },
];
