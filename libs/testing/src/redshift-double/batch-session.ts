import { Client, type QueryArrayResult } from 'pg';
import { DuckDBInstance } from '@duckdb/node-api';
import type { S3Folder } from '../aws/s3-folder';
import type { EngineConnections } from './engine-connections';
import { type CopyStatement, copyStatement, toPostgres } from './redshift-sql';

export type TextRows = QueryArrayResult<(string | null)[]>;

const AS_TEXT = { getTypeParser: () => (text: string) => text };

/** One batch on the engine: a session as the user that asks, with that user's settings, in one transaction. */
export class BatchSession {
  private client!: Client;
  private pid?: number;
  private cancelled = false;

  constructor(
    private readonly engine: EngineConnections,
    private readonly objects: S3Folder,
  ) {}

  /** Null is the administrator, as which the AWS identity comes in. */
  async begin(user: string | null): Promise<void> {
    this.client = await this.engine.take();
    const { rows } = await this.client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    this.pid = rows[0]!.pid;
    if (user !== null) await this.become(user);
    // Redshift's transactions see one state of the data.
    await this.client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  }

  /** In the protocol that takes a single statement. */
  async run(sql: string): Promise<TextRows> {
    const copy = copyStatement(sql);
    if (copy !== undefined) return this.copy(copy);
    return (await this.client.query({
      text: toPostgres(sql),
      rowMode: 'array',
      types: AS_TEXT,
      queryMode: 'extended',
    } as never)) as unknown as TextRows;
  }

  commit(): Promise<unknown> {
    return this.client.query('COMMIT');
  }

  /** Stops what runs. */
  async cancel(): Promise<void> {
    if (this.pid === undefined) return;
    this.cancelled = true;
    const other = await this.engine.take();
    await other.query('SELECT pg_cancel_backend($1)', [this.pid]);
    await this.engine.giveBack(other);
  }

  /** A cancel may still be on its way to a session that was cancelled: nobody gets that one again. */
  async end(): Promise<void> {
    if (this.pid === undefined || this.cancelled) await this.client?.end().catch(() => undefined);
    else await this.engine.giveBack(this.client);
  }

  private async become(user: string): Promise<void> {
    const { rows } = await this.client.query<{ setting: string }>(
      `SELECT unnest(coalesce(setconfig, '{}')) AS setting FROM pg_db_role_setting s JOIN pg_roles r ON r.oid = s.setrole WHERE rolname = $1`,
      [user],
    );
    await this.client.query(`SET SESSION AUTHORIZATION '${user.replaceAll("'", "''")}'`);
    for (const { setting } of rows) {
      const [name, value] = [setting.slice(0, setting.indexOf('=')), setting.slice(setting.indexOf('=') + 1)];
      await this.client.query('SELECT set_config($1, $2, false)', [name, value]);
    }
    await this.client.query("SET timezone = 'UTC'");
  }

  /** Reads the objects with DuckDB, as Redshift reads Parquet: types have to fit. */
  private async copy({ table, columns, location, role }: CopyStatement): Promise<TextRows> {
    if (!role.startsWith('arn:aws:iam::')) throw new Error(`Not authorized to assume role ${role}`);
    const files = this.objects.below(location).map(({ path }) => `'${path}'`);
    if (files.length === 0) throw new Error(`The specified S3 prefix '${location}' does not exist`);
    const instance = await DuckDBInstance.create(':memory:', { temp_directory: '' });
    const connection = await instance.connect();
    try {
      const read = await connection.runAndReadAll(
        `SELECT to_json(t) FROM read_parquet([${files.join(', ')}], hive_partitioning = false) t`,
      );
      const records = `[${read
        .getRows()
        .map(([row]) => String(row))
        .join(',')}]`;
      return await this.client.query<(string | null)[]>({
        text: `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(null::${table}, $1::json)`,
        values: [records],
        rowMode: 'array',
      });
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }
}
