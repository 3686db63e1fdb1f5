import { DataSource, DefaultNamingStrategy, type MigrationInterface } from "typeorm";
import { snakeCase } from "./table";

/** `customerId` is the column `customer_id`, for every entity alike. */
class SnakeCaseColumns extends DefaultNamingStrategy {
  override columnName(property: string, customName: string | undefined): string {
    return customName || snakeCase(property);
  }
}

export interface DataSourceOptions {
  readonly url: string;
  readonly entities: readonly (abstract new () => unknown)[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

/** TypeORM's view of the database, for migrations and for comparing the entities with it. */
export function createDataSource({ url, entities, migrations }: DataSourceOptions): DataSource {
  return new DataSource({
    type: "postgres",
    url,
    entities: [...entities] as (new () => unknown)[],
    migrations: [...migrations],
    migrationsTableName: "migrations",
    namingStrategy: new SnakeCaseColumns(),
    synchronize: false,
    installExtensions: false,
    logging: false,
  });
}
