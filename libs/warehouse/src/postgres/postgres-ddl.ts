import type { PersonaTables } from '../files/manifest';
import { schemasOf } from '../persona-schemas';
import { keyOf, sqlType, type TableSchema } from '../schema';
import type { WarehouseSettings } from '../warehouse-settings';
import { personaUser, quoteName, quoteText } from './persona-user';

/** Says which data is loaded. Whoever fills the tables by other means may keep its one row up to date instead. */
export const LOAD_TABLE = 'quartermaster_load';

/** Everything that setting up and loading say to PostgreSQL. */
export class PostgresDdl {
  readonly schema: string;
  /** New tables are filled here before they take the place of the old ones. */
  readonly loadingSchema: string;

  constructor(
    private readonly settings: WarehouseSettings,
    private readonly url: string,
    readonly tables: readonly TableSchema[],
    private readonly personas: readonly PersonaTables[],
  ) {
    this.schema = quoteName(settings.postgres.schema);
    this.loadingSchema = quoteName(`${settings.postgres.schema}_loading`);
  }

  get users(): string[] {
    return this.personas.map(({ id }) => personaUser(this.url, id));
  }

  /** Makes what is missing. @param password of the personas' users, as it stands in the statement; null for none. */
  setup(password: string | null): string[] {
    return [
      `CREATE SCHEMA IF NOT EXISTS ${this.schema}`,
      ...this.tables.map((table) => this.createTable(this.schema, table, { keys: true })),
      `CREATE TABLE IF NOT EXISTS ${this.schema}.${LOAD_TABLE} (\n  one BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (one),\n  data_version TEXT NOT NULL,\n  data_as_of TIMESTAMPTZ NOT NULL\n)`,
      this.lock(),
      ...this.users.flatMap((user) => this.user(user, password)),
      ...this.dropViews(),
      ...this.createViews(),
    ];
  }

  findLoadTable(): string {
    return `SELECT FROM pg_tables WHERE schemaname = ${quoteText(this.settings.postgres.schema)} AND tablename = '${LOAD_TABLE}'`;
  }

  /** Who reads a table has read this one first, so that tables are replaced only while nobody reads. */
  lock(): string {
    return `LOCK TABLE ${this.schema}.${LOAD_TABLE} IN ACCESS EXCLUSIVE MODE`;
  }

  createLoadingTables(): string[] {
    const { loadingSchema } = this;
    return [
      `DROP SCHEMA IF EXISTS ${loadingSchema} CASCADE`,
      `CREATE SCHEMA ${loadingSchema}`,
      ...this.tables.map((table) => this.createTable(loadingSchema, table, { keys: false })),
    ];
  }

  /** Once the rows are there: keys are quicker made in one go, and the planner wants to know what it has. */
  finishLoadingTables(): string[] {
    const { loadingSchema } = this;
    return this.tables.flatMap((table) => {
      const own = `${loadingSchema}.${quoteName(table.name)}`;
      return [
        ...this.keys(loadingSchema, table).map((key) => `ALTER TABLE ${own} ADD ${key}`),
        `ANALYZE ${own}`,
      ];
    });
  }

  swap(snapshot: { dataVersion: string; dataAsOf: string }): string[] {
    const { schema, loadingSchema, tables } = this;
    return [
      ...this.dropViews(),
      `DROP TABLE IF EXISTS ${tables.map(({ name }) => `${schema}.${quoteName(name)}`).join(', ')}`,
      ...tables.map(({ name }) => `ALTER TABLE ${loadingSchema}.${quoteName(name)} SET SCHEMA ${schema}`),
      `DROP SCHEMA ${loadingSchema}`,
      ...this.createViews(),
      `INSERT INTO ${schema}.${LOAD_TABLE} (data_version, data_as_of) VALUES (${quoteText(snapshot.dataVersion)}, ${quoteText(snapshot.dataAsOf)}) ON CONFLICT (one) DO UPDATE SET data_version = excluded.data_version, data_as_of = excluded.data_as_of`,
    ];
  }

  /** Tables that a persona's user could read although they are not its own; there must be none. */
  strayRights(): string {
    const users = this.users.map(quoteText).join(', ');
    return `SELECT r.rolname, n.nspname || '.' || c.relname
      FROM pg_roles r CROSS JOIN pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE r.rolname IN (${users}) AND c.relkind IN ('r', 'v', 'm', 'p', 'f')
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', r.rolname)
        AND has_schema_privilege(r.oid, n.oid, 'USAGE') AND has_table_privilege(r.oid, c.oid, 'SELECT')
      ORDER BY 1, 2`;
  }

  private user(user: string, password: string | null): string[] {
    const { postgres, queryTimeoutMs } = this.settings;
    const name = quoteName(user);
    const set = (parameter: string, value: string | number) =>
      `ALTER ROLE ${name} SET ${parameter} = ${quoteText(String(value))}`;
    return [
      `DO $$ BEGIN CREATE ROLE ${name}; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
      `ALTER ROLE ${name} LOGIN NOCREATEDB NOCREATEROLE PASSWORD ${password === null ? 'NULL' : quoteText(password)}`,
      set('default_transaction_read_only', 'on'),
      set('statement_timeout', queryTimeoutMs),
      set('work_mem', postgres.workMemory),
      `DO $$ BEGIN ${set('temp_file_limit', postgres.tempFileLimit)}; EXCEPTION WHEN insufficient_privilege THEN RAISE WARNING 'temp_file_limit of ${user} was not set: that needs a superuser'; END $$`,
    ];
  }

  private dropViews(): string[] {
    return this.users.map((user) => `DROP SCHEMA IF EXISTS ${quoteName(user)} CASCADE`);
  }

  /** Anew each time, so that a persona has the tables that it may see now and no others. */
  private createViews(): string[] {
    const made = new Set(this.tables.map(({ name }) => name));
    return this.personas.flatMap((persona) => {
      const user = quoteName(personaUser(this.url, persona.id));
      const view = (name: string, columns: readonly string[]) =>
        `CREATE VIEW ${user}.${quoteName(name)} AS SELECT ${list(columns)} FROM ${this.schema}.${quoteName(name)}`;
      return [
        `CREATE SCHEMA ${user}`,
        view(LOAD_TABLE, ['data_version', 'data_as_of']),
        ...schemasOf(persona)
          .filter(({ name }) => made.has(name))
          .map(({ name, fields }) =>
            view(
              name,
              fields.map((field) => field.name),
            ),
          ),
        `GRANT USAGE ON SCHEMA ${user} TO ${user}`,
        `GRANT SELECT ON ALL TABLES IN SCHEMA ${user} TO ${user}`,
      ];
    });
  }

  private createTable(schema: string, table: TableSchema, { keys }: { keys: boolean }): string {
    const lines = table.fields.map(
      ({ name, type, required }) => `${quoteName(name)} ${sqlType(type)}${required ? ' NOT NULL' : ''}`,
    );
    if (keys) lines.push(...this.keys(schema, table));
    return `CREATE TABLE IF NOT EXISTS ${schema}.${quoteName(table.name)} (\n  ${lines.join(',\n  ')}\n)`;
  }

  private keys(schema: string, { primaryKey, references }: TableSchema): string[] {
    return [
      `PRIMARY KEY (${list(primaryKey)})`,
      ...references.map(
        ({ columns, table }) =>
          `FOREIGN KEY (${list(columns)}) REFERENCES ${schema}.${quoteName(table)} (${list(keyOf(this.tables, table))})`,
      ),
    ];
  }
}

const list = (columns: readonly string[]): string => columns.map(quoteName).join(', ');
