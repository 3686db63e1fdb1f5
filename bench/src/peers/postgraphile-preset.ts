import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { Pool } from "pg";

/** PostGraphile at its best: lists instead of connections, nothing watched, explained or drawn. */
export function postgraphilePreset(databaseUrl: string, poolSize: number): GraphileConfig.Preset {
  return {
    extends: [PostGraphileAmberPreset],
    pgServices: [
      makePgService({
        pool: new Pool({ connectionString: databaseUrl, max: poolSize }),
        schemas: ["public", "peer"],
        pubsub: false,
      }),
    ],
    schema: { defaultBehavior: "-connection +list -insert -update -delete" },
    gather: { installWatchFixtures: false },
    grafast: { explain: false },
    grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false, websockets: false },
  };
}
