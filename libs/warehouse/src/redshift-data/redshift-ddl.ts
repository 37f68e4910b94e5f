import type { PersonaTables } from '../files/manifest';
import { schemasOf } from '../persona-schemas';
import { isTableName, keyOf, sqlType, type TableSchema } from '../schema';
import type { Snapshot } from '../warehouse';
import type { WarehouseSettings } from '../warehouse-settings';

const LOAD_TABLE = 'quartermaster_load';
const ORDER_DATE = 'order_date';
/** Redshift counts the bytes of a text, of which a character has up to four. */
const BYTES_PER_CHARACTER = 4;

const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const list = (columns: readonly string[]): string => columns.map(quoteName).join(', ');

/** Everything that setting up and loading say to Redshift. Keys are hints to its planner: loads have checked them. */
export class RedshiftDdl {
  private readonly schema: string;

  constructor(
    private readonly settings: WarehouseSettings,
    private readonly tables: readonly TableSchema[],
    private readonly personas: readonly PersonaTables[],
  ) {
    this.schema = quoteName(settings.redshift.schema);
  }

  get users(): string[] {
    return this.personas.map(({ id }) => this.user(id));
  }

  createTables(): string[] {
    return [
      `CREATE SCHEMA IF NOT EXISTS ${this.schema}`,
      ...this.tables.map((table) => this.createTable(table)),
      `CREATE TABLE IF NOT EXISTS ${this.at(LOAD_TABLE)} (data_version VARCHAR(100) NOT NULL, data_as_of VARCHAR(30) NOT NULL) DISTSTYLE ALL`,
    ];
  }

  findUsers(): string {
    return `SELECT usename FROM pg_user WHERE usename IN (${this.users.map(quoteText).join(', ')})`;
  }

  /** A password is set by whoever keeps the secrets; a cluster's temporary passwords need none. */
  createUser(user: string): string {
    return `CREATE USER ${quoteName(user)} PASSWORD DISABLE`;
  }

  /** What nobody may who is not named; what each persona's user may. */
  rights(): string[] {
    const { redshift, queryTimeoutMs } = this.settings;
    return [
      `REVOKE CREATE ON SCHEMA ${this.schema} FROM PUBLIC`,
      `REVOKE TEMPORARY ON DATABASE ${quoteName(redshift.database)} FROM PUBLIC`,
      ...this.personas.flatMap((persona) => {
        const user = quoteName(this.user(persona.id));
        const made = new Set(this.tables.map(({ name }) => name));
        const view = (name: string, columns: string) =>
          `CREATE OR REPLACE VIEW ${user}.${quoteName(name)} AS SELECT ${columns} FROM ${this.at(name)}`;
        return [
          `ALTER USER ${user} SET search_path TO ${user}`,
          `ALTER USER ${user} SET statement_timeout TO ${queryTimeoutMs}`,
          `DROP SCHEMA IF EXISTS ${user} CASCADE`,
          `CREATE SCHEMA ${user}`,
          view(LOAD_TABLE, 'data_version, data_as_of'),
          ...schemasOf(persona)
            .filter(({ name }) => made.has(name))
            .map(({ name, fields }) => view(name, list(fields.map((field) => field.name)))),
          `GRANT USAGE ON SCHEMA ${user} TO ${user}`,
          `GRANT SELECT ON ALL TABLES IN SCHEMA ${user} TO ${user}`,
        ];
      }),
    ];
  }

  createLoadingTable({ name }: TableSchema): string[] {
    return [
      `DROP TABLE IF EXISTS ${this.loading(name)}`,
      `CREATE TABLE ${this.loading(name)} (LIKE ${this.at(name)})`,
    ];
  }

  /** Of the whole folder of a table: the months lie below it. */
  copy({ name, fields }: TableSchema, folder: string, role: string): string {
    const columns = list(fields.map((field) => field.name));
    return `COPY ${this.loading(name)} (${columns}) FROM ${quoteText(folder)} IAM_ROLE ${quoteText(role)} FORMAT AS PARQUET`;
  }

  count({ name }: TableSchema): string {
    return `SELECT COUNT(*) FROM ${this.loading(name)}`;
  }

  /** In one transaction: readers see the rows of before until it ends. TRUNCATE would end it. */
  swap(tables: readonly TableSchema[], { dataVersion, dataAsOf }: Snapshot): string[] {
    return [
      ...[...tables].reverse().map(({ name }) => `DELETE FROM ${this.at(name)}`),
      ...tables.map(({ name, fields }) => {
        const columns = list(fields.map((field) => field.name));
        return `INSERT INTO ${this.at(name)} (${columns}) SELECT ${columns} FROM ${this.loading(name)}`;
      }),
      `DELETE FROM ${this.at(LOAD_TABLE)}`,
      `INSERT INTO ${this.at(LOAD_TABLE)} VALUES (${quoteText(dataVersion)}, ${quoteText(dataAsOf)})`,
      `DROP TABLE ${tables.map(({ name }) => this.loading(name)).join(', ')}`,
    ];
  }

  private user(persona: string): string {
    return `${this.settings.redshift.userPrefix}_${persona}`;
  }

  private at(name: string): string {
    return `${this.schema}.${quoteName(name)}`;
  }

  private loading(name: string): string {
    return this.at(`${name}_loading`);
  }

  private createTable(table: TableSchema): string {
    const lines = table.fields.map(({ name, type, required }) => {
      const own = type.kind === 'text' ? `VARCHAR(${type.length * BYTES_PER_CHARACTER})` : sqlType(type);
      return `${quoteName(name)} ${own}${required ? ' NOT NULL' : ''}`;
    });
    lines.push(
      `PRIMARY KEY (${list(table.primaryKey)})`,
      ...table.references.map(
        ({ columns, table: target }) =>
          `FOREIGN KEY (${list(columns)}) REFERENCES ${this.at(target)} (${list(keyOf(this.tables, target))})`,
      ),
    );
    return `CREATE TABLE IF NOT EXISTS ${this.at(table.name)} (\n  ${lines.join(',\n  ')}\n) ${this.layout(table)}`;
  }

  /**
   * Orders and their lines lie on the same slice by the order's number, so that joining them moves nothing; periods are
   * cut out by the sort key. Small tables are everywhere.
   */
  private layout({ name, fields, primaryKey, references }: TableSchema): string {
    if (!isTableName(name)) return 'DISTSTYLE AUTO';
    if (fields.some((field) => field.name === ORDER_DATE))
      return `DISTKEY (${list(primaryKey.slice(-1))}) SORTKEY (${list([ORDER_DATE])})`;
    const order = references.find(({ table }) => this.isOrder(table));
    if (order !== undefined)
      return `DISTKEY (${list(order.columns.slice(-1))}) SORTKEY (${list(order.columns)})`;
    return `DISTSTYLE ALL SORTKEY (${list(primaryKey)})`;
  }

  private isOrder(name: string): boolean {
    return this.tables.some(
      (table) => table.name === name && table.fields.some((field) => field.name === ORDER_DATE),
    );
  }
}
