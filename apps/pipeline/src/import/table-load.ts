import type { DuckDBConnection } from '@duckdb/node-api';
import { keyOf, sqlType, type TableSchema } from '#libs/warehouse';
import { columnSql, conditionSql } from './column-sql';
import type { ColumnSpec, TableSpec } from './mapping-schema';
import type { LoadedSource } from './source-reader';
import { quoteName } from './sql-text';

export interface TableOutcome {
  /** Rows of the source that were meant for this table, what could not be read included. */
  readonly considered: number;
  readonly rejected: number;
  readonly taken: number;
  /** Query of the rejected rows: `source_file`, `source_row`, `reason`, `line`, the source's columns. */
  readonly rejectsSql: string;
}

type AggregateName = ColumnSpec['aggregate'];

function aggregateSql(aggregate: AggregateName, column: string, type: string): string {
  const value = quoteName(column);
  switch (aggregate) {
    case 'first':
      return `arg_min(${value}, "$position")`;
    case 'last':
      return `arg_max(${value}, "$position")`;
    case 'mode':
      return `mode(${value} ORDER BY "$position")`;
    case 'sum':
    case 'count':
    case 'min':
    case 'max':
      return `CAST(${aggregate}(${value}) AS ${type})`;
  }
}

/**
 * Turns a source's rows into the rows of one table, in the database itself: clean and type each column, set aside what
 * does not fit, make one row of several where the mapping says so, number lines, and check keys and references.
 */
export class TableLoad {
  private readonly checked: string;
  private readonly ready: string;
  private readonly refused: string;

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly schema: TableSchema,
    private readonly spec: TableSpec,
    private readonly source: LoadedSource,
    /** All that are loaded: rows refer to some of them. */
    private readonly tables: readonly TableSchema[],
  ) {
    this.checked = `checked_${schema.name}`;
    this.ready = `ready_${schema.name}`;
    this.refused = `refused_${schema.name}`;
  }

  async run(): Promise<TableOutcome> {
    await this.check();
    await this.connection.run(
      `CREATE TABLE ${this.refused} AS SELECT "$position", "$reason" FROM ${this.checked} WHERE "$reason" IS NOT NULL`,
    );
    await this.makeRows();
    await this.refuseDuplicates();
    for (const reference of this.schema.references) await this.refuseOrphans(reference);
    const fields = this.schema.fields.map(({ name }) => name).join(', ');
    await this.connection.run(
      `INSERT INTO ${this.schema.name} (${fields}) SELECT ${fields} FROM ${this.ready} ORDER BY "$position"`,
    );
    const considered = (await this.count(this.checked)) + this.source.unreadableCount;
    const rejected = (await this.count(this.refused)) + this.source.unreadableCount;
    const taken = await this.count(this.schema.name);
    for (const table of [this.checked, this.ready]) await this.connection.run(`DROP TABLE ${table}`);
    return { considered, rejected, taken, rejectsSql: this.rejectsSql() };
  }

  private get mapped(): { field: TableSchema['fields'][number]; spec: ColumnSpec }[] {
    return this.schema.fields.flatMap((field) => {
      const spec = this.spec.columns[field.name];
      return spec === undefined ? [] : [{ field, spec }];
    });
  }

  private async check(): Promise<void> {
    const columns = this.mapped.map(({ field, spec }) => ({ field, sql: columnSql(field, spec) }));
    const where = this.spec.where.map(conditionSql).join(' AND ') || 'true';
    const faults = columns.flatMap(({ sql }) => sql.faults);
    // Codes are numbered over the whole source, so that they agree between tables with different conditions.
    const texts = `SELECT "$position", ${columns.map(({ sql }) => sql.text).join(', ')}, ${where} AS "$wanted"
      FROM (${this.source.valuesSql})`;
    const typed = `SELECT *, ${columns.map(({ field, sql }) => `${sql.typed} AS ${quoteName(field.name)}`).join(', ')}
      FROM (${texts}) WHERE "$wanted"`;
    await this.connection.run(
      `CREATE TABLE ${this.checked} AS SELECT "$position", ${this.mapped.map(({ field }) => quoteName(field.name)).join(', ')},
         nullif(concat_ws('; ', ${faults.join(', ') || 'NULL'}), '') AS "$reason" FROM (${typed})`,
    );
  }

  private async makeRows(): Promise<void> {
    const key = this.spec.distinctOn;
    const value = (name: string, spec: ColumnSpec | undefined, type: string): string => {
      if (spec === undefined) return `NULL::${type}`;
      if (spec.lineNumber !== undefined) {
        const within = spec.lineNumber.within.map(quoteName).join(', ');
        return `CAST(row_number() OVER (PARTITION BY ${within} ORDER BY "$position") AS INTEGER)`;
      }
      return quoteName(name);
    };
    const grouped =
      key === undefined
        ? `SELECT * FROM ${this.checked} WHERE "$reason" IS NULL`
        : `SELECT ${this.mapped
            .map(({ field, spec }) =>
              key.includes(field.name)
                ? quoteName(field.name)
                : `${aggregateSql(spec.aggregate, field.name, sqlType(field.type))} AS ${quoteName(field.name)}`,
            )
            .join(', ')}, min("$position") AS "$position" FROM ${this.checked} WHERE "$reason" IS NULL
           GROUP BY ${key.map(quoteName).join(', ')}`;
    const fields = this.schema.fields
      .map(({ name, type }) => `${value(name, this.spec.columns[name], sqlType(type))} AS ${name}`)
      .join(', ');
    await this.connection.run(
      `CREATE TABLE ${this.ready} AS SELECT "$position", ${fields} FROM (${grouped})`,
    );
  }

  private async refuseDuplicates(): Promise<void> {
    const key = this.schema.primaryKey.join(', ');
    await this.refuse(
      `SELECT "$position", 'the key (${key}) occurs before, in row ' || first_row || ' of ' || first_file AS reason FROM (
         SELECT r."$position", first_value(s."$row") OVER same_key AS first_row,
           first_value(s."$file") OVER same_key AS first_file, row_number() OVER same_key AS nth
         FROM ${this.ready} r JOIN (${this.source.rowsSql}) s USING ("$position")
         WINDOW same_key AS (PARTITION BY ${this.schema.primaryKey.map((column) => `r.${column}`).join(', ')} ORDER BY r."$position")) WHERE nth > 1`,
      `SELECT count(*) FROM (SELECT 1 FROM ${this.ready} GROUP BY ${key} HAVING count(*) > 1)`,
    );
  }

  private async refuseOrphans({ columns, table }: TableSchema['references'][number]): Promise<void> {
    const target = keyOf(this.tables, table);
    const on = columns.map((column, index) => `r.${column} = t.${target[index]!}`).join(' AND ');
    const shown = columns.map((column) => `r.${column}`).join(` || ' ' || `);
    const orphans = `FROM ${this.ready} r ANTI JOIN ${table} t ON ${on} WHERE r.${columns[0]!} IS NOT NULL`;
    await this.refuse(
      `SELECT r."$position", '${columns.join(', ')}: there is no ${table} ' || ${shown} AS reason ${orphans}`,
      `SELECT count(*) ${orphans}`,
    );
  }

  /** Counts first: nearly always there is nothing, and the reasons cost more than the count. */
  private async refuse(sql: string, countSql: string): Promise<void> {
    if ((await this.count(`(${countSql.replace('count(*)', 'count(*) AS n')}) WHERE n > 0`)) === 0) return;
    await this.connection.run(`INSERT INTO ${this.refused} ${sql}`);
    await this.connection.run(
      `DELETE FROM ${this.ready} WHERE "$position" IN (SELECT "$position" FROM ${this.refused})`,
    );
  }

  private rejectsSql(): string {
    const columns = this.source.columns.map(quoteName).join(', ');
    const nothing = this.source.columns.map((column) => `NULL AS ${quoteName(column)}`).join(', ');
    return `SELECT "$file" AS source_file, "$row" AS source_row, "$reason" AS reason, NULL AS line, ${columns}
        FROM (${this.source.rowsSql}) JOIN ${this.refused} USING ("$position")
      UNION ALL SELECT "$file", "$row", "$reason", "$line", ${nothing} FROM (${this.source.unreadableSql})
      ORDER BY source_file, source_row`;
  }

  private async count(from: string): Promise<number> {
    const rows = await (await this.connection.run(`SELECT count(*) FROM ${from}`)).getRows();
    return Number(rows[0]![0]);
  }
}
