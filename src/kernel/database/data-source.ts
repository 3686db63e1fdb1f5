import { DataSource, DefaultNamingStrategy, type MigrationInterface, type Table } from "typeorm";
import { snakeCase } from "./table";

/** Names as the migrations write them: `customer_id`, `cases_pk`, `cases_customer`. */
class MigrationNames extends DefaultNamingStrategy {
  override columnName(property: string, customName: string | undefined): string {
    return customName || snakeCase(property);
  }

  override primaryKeyName(table: Table | string): string {
    return `${this.getTableName(table)}_pk`;
  }

  /** A reference is named for what it points at: `(workspace_id, customer_id)` of `cases` is `cases_customer`. */
  override foreignKeyName(table: Table | string, columns: string[]): string {
    const [own = "workspace_id"] = columns.filter((column) => column !== "workspace_id");
    return `${this.getTableName(table)}_${own.replace(/_id$/, "")}`;
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
    namingStrategy: new MigrationNames(),
    synchronize: false,
    installExtensions: false,
    logging: false,
  });
}
