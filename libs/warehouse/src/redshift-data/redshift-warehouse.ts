import { QuartermasterError, type Scalar } from '#libs/contracts';
import { BoundedRows } from '../bounded-rows';
import { Deadline } from '../deadline';
import type { PersonaTables } from '../files/manifest';
import { Personas, schemasOf, tableInfo } from '../persona-schemas';
import { SnapshotCache } from '../snapshot-cache';
import { Turns } from '../turns';
import type { Snapshot, TableInfo, Warehouse, WarehouseQuery, WarehouseResult } from '../warehouse';
import type { WarehouseSettings } from '../warehouse-settings';
import { type AwsAccess, DataApi, type Identity } from './data-api';
import { callError, isGone } from './redshift-errors';
import { columnType, toScalar } from './redshift-values';

const LOADED = 'SELECT data_version, data_as_of FROM quartermaster_load';
const MS_PER_HOUR = 3_600_000;
/** What AWS lists for a capacity unit's hour in most regions; the ledger uses the settings' own price list. */
const USD_PER_RPU_HOUR = 0.36;
const OWN_LIMITS = { maxRows: 1_000, maxBytes: 1024 * 1024 };

type Rows = Pick<WarehouseResult, 'columns' | 'rows' | 'truncated' | 'executeMs'>;

/**
 * Redshift through its Data API, asked as one database user a persona: a user has rights on the views of its own schema
 * and on nothing else. A query runs in one transaction with a look at which data is loaded, so that its result names the
 * data that it saw.
 */
export class RedshiftDataWarehouse implements Warehouse {
  readonly dialect = 'redshift';
  private readonly api: DataApi;
  private readonly personas: Personas;
  private readonly turns: Turns;
  private readonly snapshots: SnapshotCache;
  private readonly counts = new Map<string, { dataVersion: string; tables: Promise<TableInfo[]> }>();

  constructor(
    private readonly settings: WarehouseSettings,
    personas: readonly PersonaTables[],
    access: AwsAccess = {},
  ) {
    this.api = new DataApi(settings.redshift, access);
    this.personas = new Personas(personas);
    this.turns = new Turns(settings.maxConcurrentQueries);
    this.snapshots = new SnapshotCache(
      async () => (await this.own(this.personas.ids[0]!, 'SELECT 1')).snapshot,
      settings.snapshotSeconds,
    );
  }

  async query(query: WarehouseQuery): Promise<WarehouseResult> {
    this.personas.of(query.persona);
    const { snapshot, ...rows } = await this.read(query);
    if (snapshot === null) throw noData();
    this.snapshots.set(snapshot);
    return { ...rows, ...snapshot, usage: this.usage(rows.executeMs) };
  }

  async tables(persona: string): Promise<TableInfo[]> {
    const own = this.personas.of(persona);
    const snapshot = await this.snapshots.get();
    if (snapshot === null) throw noData();
    const counted = this.counts.get(persona);
    if (counted?.dataVersion === snapshot.dataVersion) return counted.tables;
    const tables = this.count(own);
    this.counts.set(persona, { dataVersion: snapshot.dataVersion, tables });
    tables.catch(() => this.counts.delete(persona));
    return tables;
  }

  snapshot(): Promise<Snapshot | null> {
    return this.snapshots.get();
  }

  async ready(): Promise<void> {
    await this.snapshots.get();
  }

  async close(): Promise<void> {
    this.turns.close();
    await this.api.close();
  }

  /** Serverless bills capacity by the second, a minute at least whenever it wakes: what one query costs is an estimate. */
  private usage(executeMs: number): WarehouseResult['usage'] {
    const { workgroup, capacityUnits } = this.settings.redshift;
    if (workgroup === undefined) return { unit: 'second', quantity: executeMs / 1000, usd: 0 };
    const quantity = (executeMs / MS_PER_HOUR) * capacityUnits;
    return { unit: 'rpu-hour', quantity, usd: quantity * USD_PER_RPU_HOUR };
  }

  private identity(persona: string): Identity {
    const { secretArn, userPrefix } = this.settings.redshift;
    if (secretArn !== undefined) return { secretArn: secretArn.replaceAll('{persona}', persona) };
    return { databaseUser: `${userPrefix}_${persona}` };
  }

  private async count(persona: PersonaTables): Promise<TableInfo[]> {
    const schemas = schemasOf(persona);
    const counts = schemas.map(({ name }) => `(SELECT COUNT(*) FROM ${name}) AS ${name}`).join(', ');
    const { rows } = await this.own(persona.id, `SELECT ${counts}`);
    return schemas.map((schema, index) => tableInfo(schema, Number(rows[0]![index])));
  }

  private own(persona: string, sql: string) {
    return this.read({ persona, sql, timeoutMs: this.settings.queryTimeoutMs, ...OWN_LIMITS });
  }

  private async read(query: WarehouseQuery): Promise<Rows & { snapshot: Snapshot | null }> {
    const deadline = new Deadline(query.timeoutMs, query.signal);
    try {
      return await this.turns.take(deadline, async () => {
        try {
          return await this.ask(query, deadline);
        } catch (error) {
          // Results are kept for a day, and rarely lost before: asking anew gives the same.
          if (!isGone(error)) throw error;
          return this.ask(query, deadline);
        }
      });
    } catch (error) {
      throw deadline.signal.aborted ? deadline.error(error) : callError(error);
    } finally {
      deadline.dispose();
    }
  }

  private async ask({ persona, sql, maxRows, maxBytes }: WarehouseQuery, deadline: Deadline) {
    const { ids, ms } = await this.api.run(this.identity(persona), [LOADED, sql], deadline);
    const [loaded, answer] = await Promise.all([
      this.fetch(ids[0]!, new BoundedRows(1, OWN_LIMITS.maxBytes), deadline),
      this.fetch(ids[1]!, new BoundedRows(maxRows, maxBytes), deadline),
    ]);
    const [row] = loaded.rows;
    const snapshot = row === undefined ? null : { dataVersion: String(row[0]), dataAsOf: String(row[1]) };
    return { ...answer, executeMs: ms, snapshot };
  }

  /** No more pages than are wanted. */
  private async fetch(
    id: string,
    collected: BoundedRows,
    deadline: Deadline,
  ): Promise<Omit<Rows, 'executeMs'>> {
    let next: string | undefined;
    let columns: Rows['columns'] = [];
    do {
      const page = await this.api.page(id, next, deadline);
      const types = page.columns.map(({ typeName }) => typeName);
      columns = page.columns.map(({ name, typeName }) => ({ name: name!, type: columnType(typeName) }));
      for (const record of page.records) {
        const row: Scalar[] = record.map((field, index) => toScalar(field, types[index]));
        if (!collected.take(row)) return { columns, rows: collected.rows, truncated: true };
      }
      ({ next } = page);
    } while (next !== undefined);
    return { columns, rows: collected.rows, truncated: collected.truncated };
  }
}

const noData = () =>
  new QuartermasterError('NO_DATA', {
    nextStep: 'Load it with `qm warehouse load`, or write its version into quartermaster_load.',
  });
