import { Client, type FieldDef, type QueryArrayResult } from 'pg';
import { QuartermasterError } from '#libs/contracts';
import { BoundedRows } from '../bounded-rows';
import type { Deadline } from '../deadline';
import type { Snapshot, WarehouseResult } from '../warehouse';
import { isMissingRelation, notSetUp } from './postgres-errors';
import { columnType, toScalar } from './postgres-values';

/** Values stay the text that PostgreSQL sends: `pg` would make local midnights of dates. */
const AS_TEXT = { getTypeParser: () => (text: string) => text };
const FIRST_ROWS = 200;
const MOST_ROWS = 5_000;
/** Bytes received for each byte that may be kept, and beyond that, at which reading stops. */
const WIRE_SHARE = 4;
const WIRE_SLACK_BYTES = 1024 * 1024;
const CURSOR = 'quartermaster_query';

export interface ConnectionOptions {
  readonly connectTimeoutMs: number;
  /** How long a cancelled statement may take to end before its connection is given up. */
  readonly killGraceMs: number;
}

/** What every transaction of a query starts with. A rollback takes back whatever the SQL does to its session. */
export interface SessionLimits {
  readonly searchPath: string;
  /** For example `64MB`. */
  readonly workMemory: string;
}

export type ReadResult = Pick<WarehouseResult, 'columns' | 'rows' | 'truncated' | 'executeMs'> & {
  readonly snapshot: Snapshot | null;
};

type TextRows = QueryArrayResult<(string | null)[]>;

/** One connection as one persona's user. It serves a single query at a time. */
export class PostgresConnection {
  private readonly client: Client;
  private dead = false;
  /** Process that serves this connection's transaction: behind a pooler another one each time. */
  private backend?: number;

  private constructor(
    private readonly url: string,
    private readonly options: ConnectionOptions,
  ) {
    this.client = new Client({
      connectionString: url,
      connectionTimeoutMillis: options.connectTimeoutMs,
      application_name: 'quartermaster',
      keepAlive: true,
    });
    const isDead = () => (this.dead = true);
    this.client.on('error', isDead);
    this.client.on('end', isDead);
  }

  static async open(url: string, options: ConnectionOptions): Promise<PostgresConnection> {
    const connection = new PostgresConnection(url, options);
    try {
      await connection.client.connect();
      return connection;
    } catch (error) {
      connection.destroy();
      throw error;
    }
  }

  /** False after any failure that leaves its state in doubt: then it is not used again. */
  get isUsable(): boolean {
    return !this.dead;
  }

  /**
   * Runs one SELECT in a read-only transaction of its own, which reads first which data it will see: a load that
   * replaces the tables waits for the end of this transaction. The SQL stands behind DECLARE CURSOR, where PostgreSQL's
   * grammar takes nothing but a SELECT, in a message that holds a single statement.
   */
  async read(
    sql: string,
    limits: SessionLimits,
    { maxRows, maxBytes, deadline }: { maxRows: number; maxBytes: number; deadline: Deadline },
  ): Promise<ReadResult> {
    return this.guarded(deadline, async () => {
      const snapshot = await this.begin(limits, deadline);
      const start = performance.now();
      const cut = this.watchSize(maxBytes);
      try {
        await this.text(`DECLARE ${CURSOR} NO SCROLL CURSOR FOR ${sql}`);
        const { fields, collected } = await this.fetch(new BoundedRows(maxRows, maxBytes), cut);
        const executeMs = performance.now() - start;
        await this.end();
        return {
          columns: fields.map(({ name, dataTypeID }) => ({ name, type: columnType(dataTypeID) })),
          rows: collected.rows,
          truncated: collected.truncated,
          executeMs,
          snapshot,
        };
      } finally {
        cut.stop();
      }
    });
  }

  destroy(): void {
    this.dead = true;
    this.client.connection.stream.destroy();
    void this.client.end().catch(() => undefined);
  }

  private async begin(limits: SessionLimits, deadline: Deadline): Promise<Snapshot | null> {
    this.backend = undefined;
    const results = (await this.client
      .query({
        text: `BEGIN READ ONLY;
        SET LOCAL search_path = ${limits.searchPath};
        SET LOCAL statement_timeout = ${deadline.remainingMs};
        SET LOCAL work_mem = '${limits.workMemory}';
        SET LOCAL client_connection_check_interval = 1000;
        SET LOCAL cursor_tuple_fraction = 1;
        SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres';
        SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1;
        SELECT pg_backend_pid();
        SELECT data_version, data_as_of FROM quartermaster_load`,
        rowMode: 'array',
        types: AS_TEXT,
      })
      .catch((error: unknown) => {
        throw isMissingRelation(error) ? notSetUp(error) : error;
      })) as unknown as TextRows[];
    const [pid, load] = results.slice(-2);
    this.backend = Number(pid!.rows[0]![0]);
    const [row] = load!.rows;
    if (row === undefined) return null;
    const [dataVersion, dataAsOf] = row.map((text, index) => toScalar(text, load!.fields[index]!.dataTypeID));
    return { dataVersion: String(dataVersion), dataAsOf: String(dataAsOf) };
  }

  private async fetch(
    collected: BoundedRows,
    cut: SizeWatch,
  ): Promise<{ fields: FieldDef[]; collected: BoundedRows }> {
    let fields: FieldDef[] = [];
    for (let count = Math.min(FIRST_ROWS, collected.maxRows + 1); ; count = nextCount(collected)) {
      let batch: TextRows;
      try {
        batch = await this.text(`FETCH FORWARD ${count} FROM ${CURSOR}`);
      } catch (error) {
        if (!cut.happened) throw error;
        if (fields.length === 0) throw new QuartermasterError('QUERY_TOO_LARGE', { cause: error });
        collected.cut();
        return { fields, collected };
      }
      ({ fields } = batch);
      const types = fields.map(({ dataTypeID }) => dataTypeID);
      for (const row of batch.rows)
        if (!collected.take(row.map((text, index) => toScalar(text, types[index]!))))
          return { fields, collected };
      if (batch.rows.length < count) return { fields, collected };
    }
  }

  /** Advisory locks are all that outlives a rollback. */
  private async end(): Promise<void> {
    if (this.dead) return;
    await this.client.query('ROLLBACK; SELECT pg_advisory_unlock_all()');
  }

  /** One statement in the extended protocol, which takes no second one behind a semicolon. */
  private text(text: string): Promise<TextRows> {
    return this.client.query<(string | null)[]>({
      text,
      rowMode: 'array',
      types: AS_TEXT,
      queryMode: 'extended',
    } as never) as unknown as Promise<TextRows>;
  }

  /** Cancels the statement in the database when the deadline ends, and gives the connection up. */
  private async guarded<T>(deadline: Deadline, work: () => Promise<T>): Promise<T> {
    let grace: NodeJS.Timeout | undefined;
    const stop = () => {
      grace = setTimeout(() => this.destroy(), this.options.killGraceMs);
      this.cancel().catch(() => this.destroy());
    };
    deadline.signal.addEventListener('abort', stop, { once: true });
    try {
      return await work();
    } catch (error) {
      if (!deadline.signal.aborted) await this.end().catch(() => this.destroy());
      throw error;
    } finally {
      deadline.signal.removeEventListener('abort', stop);
      clearTimeout(grace);
      // A cancel that is under way must not meet the next query.
      if (deadline.signal.aborted) this.destroy();
    }
  }

  /** By a second connection of the same user: unlike the protocol's own cancel it is encrypted as this one is. */
  private async cancel(): Promise<void> {
    const { backend } = this;
    if (backend === undefined) return this.destroy();
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: this.options.connectTimeoutMs,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT pg_cancel_backend($1)', [backend]);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Ends the connection when far more arrives than may be kept: a single value can have a gigabyte. */
  private watchSize(maxBytes: number): SizeWatch {
    const { stream } = this.client.connection;
    let received = 0;
    const onData = (chunk: Buffer) => {
      received += chunk.length;
      if (received <= WIRE_SHARE * maxBytes + WIRE_SLACK_BYTES) return;
      watch.happened = true;
      this.destroy();
    };
    const watch: SizeWatch = { happened: false, stop: () => stream.off('data', onData) };
    stream.on('data', onData);
    return watch;
  }
}

interface SizeWatch {
  happened: boolean;
  stop(): void;
}

/** How many rows to fetch next, from what rows have weighed so far. */
function nextCount({ rows, bytes, maxRows, maxBytes }: BoundedRows): number {
  const perRow = Math.max(1, bytes / rows.length);
  return Math.max(
    1,
    Math.min(MOST_ROWS, maxRows + 1 - rows.length, Math.ceil((maxBytes - bytes) / perRow) + 1),
  );
}
