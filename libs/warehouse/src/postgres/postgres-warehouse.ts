import { QuartermasterError } from '#libs/contracts';
import { Deadline } from '../deadline';
import type { PersonaTables } from '../files/manifest';
import { Personas, schemasOf, tableInfo } from '../persona-schemas';
import { SnapshotCache } from '../snapshot-cache';
import type { Snapshot, TableInfo, Warehouse, WarehouseQuery, WarehouseResult } from '../warehouse';
import type { WarehouseSettings } from '../warehouse-settings';
import { ConnectionPool } from './connection-pool';
import { ObservedVersion, statisticsSql } from './data-version';
import { personaUrl, personaUser, quoteName, quoteText } from './persona-user';
import { PostgresConnection, type ReadResult } from './postgres-connection';
import { isWorthAnotherTry, notSetUp, queryError } from './postgres-errors';

const MAX_ATTEMPTS = 2;
const OWN_MAX_ROWS = 1_000;
const OWN_MAX_BYTES = 1024 * 1024;

/**
 * PostgreSQL, asked as one database user a persona. Such a user has rights on the views of its own schema and on nothing
 * else, and may become no other user: the database, not the SQL, decides what a persona sees. `qm warehouse setup`
 * makes the users and views.
 */
export class PostgresWarehouse implements Warehouse {
  readonly dialect = 'postgres';
  private readonly pool: ConnectionPool;
  private readonly personas: Personas;
  private readonly snapshots: SnapshotCache;
  private readonly observed = new ObservedVersion();
  private readonly counts = new Map<string, { dataVersion: string; tables: Promise<TableInfo[]> }>();

  constructor(
    private readonly settings: WarehouseSettings,
    personas: readonly PersonaTables[],
  ) {
    const { postgres, maxConcurrentQueries, killGraceMs, snapshotSeconds } = settings;
    this.personas = new Personas(personas);
    this.pool = new ConnectionPool(Math.min(postgres.poolSize, maxConcurrentQueries), (persona) =>
      PostgresConnection.open(personaUrl(this.url, persona), {
        connectTimeoutMs: postgres.connectTimeoutMs,
        killGraceMs,
      }),
    );
    this.snapshots = new SnapshotCache(() => this.look(), snapshotSeconds);
  }

  async query({
    persona,
    sql,
    timeoutMs,
    maxRows,
    maxBytes,
    signal,
  }: WarehouseQuery): Promise<WarehouseResult> {
    this.personas.of(persona);
    const result = await this.read(persona, sql, { timeoutMs, maxRows, maxBytes, signal });
    const { snapshot, ...rows } = result;
    const { dataVersion, dataAsOf } = snapshot ?? (await this.known());
    if (snapshot !== null) this.snapshots.set(snapshot);
    const usage = { unit: 'second', quantity: rows.executeMs / 1000, usd: 0 };
    return { ...rows, dataVersion, dataAsOf, usage };
  }

  async tables(persona: string): Promise<TableInfo[]> {
    const own = this.personas.of(persona);
    const { dataVersion } = await this.known();
    const counted = this.counts.get(persona);
    if (counted?.dataVersion === dataVersion) return counted.tables;
    const tables = this.count(own);
    this.counts.set(persona, { dataVersion, tables });
    tables.catch(() => this.counts.delete(persona));
    return tables;
  }

  snapshot(): Promise<Snapshot | null> {
    return this.snapshots.get();
  }

  async ready(): Promise<void> {
    await this.own(this.personas.ids[0]!, 'SELECT 1');
  }

  async close(): Promise<void> {
    this.pool.close();
  }

  private get url(): string {
    const { url } = this.settings.postgres;
    if (url === undefined) throw notSetUp(new Error('warehouse.postgres.url is not given'));
    return url;
  }

  private async known(): Promise<Snapshot> {
    const snapshot = await this.snapshots.get();
    if (snapshot === null)
      throw new QuartermasterError('NO_DATA', { nextStep: 'Load it with `qm warehouse load`.' });
    return snapshot;
  }

  /** The row that a load has written; without one, what the statistics say if any table has rows. */
  private async look(): Promise<Snapshot | null> {
    const persona = this.personas.of(this.personas.ids[0]!);
    const present = await this.present(persona);
    const anyRows = present.map(({ name }) => `EXISTS (SELECT 1 FROM ${name})`).join(' OR ') || 'FALSE';
    const { snapshot, rows } = await this.own(persona.id, `SELECT ${anyRows}`);
    if (snapshot !== null) return snapshot;
    if (rows[0]![0] !== true) return null;
    const names = present.map(({ name }) => name);
    const statistics = await this.own(persona.id, statisticsSql(this.settings.postgres.schema, names));
    return this.observed.of(statistics.rows, new Date());
  }

  private async count(persona: PersonaTables): Promise<TableInfo[]> {
    const present = await this.present(persona);
    if (present.length === 0) return [];
    const counts = present.map(({ name }) => `(SELECT count(*) FROM ${name})`).join(', ');
    const { rows } = await this.own(persona.id, `SELECT ${counts}`);
    return present.map((schema, index) => tableInfo(schema, Number(rows[0]![index])));
  }

  /** Tables of the persona that setup has made views of: a table described since then is not there yet. */
  private async present(persona: PersonaTables) {
    const { rows } = await this.own(
      persona.id,
      `SELECT viewname FROM pg_views WHERE schemaname = ${quoteText(personaUser(this.url, persona.id))}`,
    );
    const names = new Set(rows.map(([name]) => name));
    return schemasOf(persona).filter(({ name }) => names.has(name));
  }

  private own(persona: string, sql: string): Promise<ReadResult> {
    const { queryTimeoutMs } = this.settings;
    return this.read(persona, sql, {
      timeoutMs: queryTimeoutMs,
      maxRows: OWN_MAX_ROWS,
      maxBytes: OWN_MAX_BYTES,
    });
  }

  private async read(
    persona: string,
    sql: string,
    {
      timeoutMs,
      signal,
      ...limits
    }: { timeoutMs: number; maxRows: number; maxBytes: number; signal?: AbortSignal },
  ): Promise<ReadResult> {
    const deadline = new Deadline(timeoutMs, signal);
    const session = {
      searchPath: quoteName(personaUser(this.url, persona)),
      workMemory: this.settings.postgres.workMemory,
    };
    try {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await this.pool.use(persona, deadline, (connection) =>
            connection.read(sql, session, { ...limits, deadline }),
          );
        } catch (error) {
          if (deadline.signal.aborted) throw deadline.error(error);
          if (attempt === MAX_ATTEMPTS || !isWorthAnotherTry(error)) throw queryError(error);
        }
      }
    } finally {
      deadline.dispose();
    }
  }
}
