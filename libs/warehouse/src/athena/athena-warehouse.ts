import { GetWorkGroupCommand } from '@aws-sdk/client-athena';
import type { GlueClient } from '@aws-sdk/client-glue';
import { Deadline } from '../deadline';
import type { PersonaTables } from '../files/manifest';
import { Personas, schemasOf, tableInfo } from '../persona-schemas';
import { SnapshotCache } from '../snapshot-cache';
import { Turns } from '../turns';
import type { Snapshot, TableInfo, Warehouse, WarehouseQuery, WarehouseResult } from '../warehouse';
import type { WarehouseSettings } from '../warehouse-settings';
import { athenaClient, glueClient } from './athena-clients';
import { awsError, LoadGone, noData, notSetUp } from './athena-errors';
import { AthenaQueries } from './athena-queries';
import { withRetries } from '../aws-retry';
import { rowCountOf, tablesIn } from './glue-tables';
import { findDatabase, type LoadedVersion, loadedVersionOf } from './loaded-version';
import { scannedUsage } from './scanned-usage';
import { checkSingleSelect } from './single-select';
import { personaDatabase } from './version-names';

/**
 * Asks Athena over Parquet files in S3. Each load has a Glue database a persona, with that persona's tables and nothing
 * else, in which its queries run; one parameter of the main database says which load is asked. So a query sees one state
 * of the data in all its tables, and a result that Athena gives again is never of other data. SQL that names a database
 * is refused. IAM has to keep the personas' identities apart besides: docs/operations/aws.md.
 */
export class AthenaWarehouse implements Warehouse {
  readonly dialect = 'trino';
  private readonly glue: GlueClient;
  private readonly personas: Personas;
  private readonly turns: Turns;
  private readonly loaded: SnapshotCache<LoadedVersion>;
  private readonly queries = new Map<string, AthenaQueries>();
  private readonly known = new Map<string, Promise<TableInfo[]>>();
  private readonly open = new Map<Deadline, Promise<unknown>>();

  constructor(
    private readonly settings: WarehouseSettings,
    personas: readonly PersonaTables[],
  ) {
    this.glue = glueClient(settings.athena);
    this.personas = new Personas(personas);
    this.turns = new Turns(settings.maxConcurrentQueries);
    this.loaded = new SnapshotCache(() => this.look(), settings.snapshotSeconds);
  }

  async query(query: WarehouseQuery): Promise<WarehouseResult> {
    const persona = this.personas.of(query.persona);
    const deadline = new Deadline(query.timeoutMs, query.signal);
    const answering = this.answer(query, persona, deadline);
    this.open.set(deadline, answering);
    try {
      return await answering;
    } catch (error) {
      throw deadline.signal.aborted ? deadline.error(error) : awsError(error);
    } finally {
      deadline.dispose();
      this.open.delete(deadline);
    }
  }

  async tables(id: string): Promise<TableInfo[]> {
    const persona = this.personas.of(id);
    try {
      return await this.ofLoad((version) => this.tablesOf(version, persona));
    } catch (error) {
      throw awsError(error);
    }
  }

  async snapshot(): Promise<Snapshot | null> {
    try {
      const version = await this.loaded.get();
      return version && { dataVersion: version.dataVersion, dataAsOf: version.dataAsOf };
    } catch (error) {
      throw awsError(error);
    }
  }

  async ready(): Promise<void> {
    try {
      const [persona] = this.personas.ids;
      const { workgroup } = this.settings.athena;
      const client = athenaClient(this.settings.athena, persona);
      try {
        const command = new GetWorkGroupCommand({ WorkGroup: workgroup });
        const { WorkGroup: group } = await withRetries(() => client.send(command));
        if (group?.State === 'DISABLED') throw new Error(`The workgroup ${workgroup} is disabled.`);
      } finally {
        client.destroy();
      }
      await this.loaded.get();
    } catch (error) {
      throw awsError(error);
    }
  }

  async close(): Promise<void> {
    const answering = [...this.open.values()];
    for (const deadline of this.open.keys()) deadline.cancel();
    // What they leave to be stopped is known once they have ended.
    await Promise.allSettled(answering);
    await Promise.all([...this.queries.values()].map((queries) => queries.close()));
    this.glue.destroy();
  }

  private async answer(
    query: WarehouseQuery,
    persona: PersonaTables,
    deadline: Deadline,
  ): Promise<WarehouseResult> {
    deadline.throwIfOver();
    checkSingleSelect(query.sql, this.settings.athena);
    return this.turns.take(deadline, () => this.ask(query, persona, deadline));
  }

  private async ask(
    query: WarehouseQuery,
    persona: PersonaTables,
    deadline: Deadline,
  ): Promise<WarehouseResult> {
    const queries = this.queriesOf(persona.id);
    return this.ofLoad(async (version) => {
      await this.tablesOf(version, persona);
      deadline.throwIfOver();
      const database = personaDatabase(this.settings.athena.database, persona.id, version.load);
      const { QueryExecutionId: id, Statistics: statistics = {} } = await queries.run(
        { sql: query.sql, database },
        deadline,
      );
      const { columns, rows } = await queries.results(id!, query, deadline);
      return {
        columns,
        rows: rows.rows,
        truncated: rows.truncated,
        executeMs: statistics.EngineExecutionTimeInMillis ?? 0,
        dataVersion: version.dataVersion,
        dataAsOf: version.dataAsOf,
        usage: scannedUsage(statistics),
      };
    });
  }

  /** Runs `work` on the load that is asked now; once more when it turns out that a newer one took its place. */
  private async ofLoad<T>(work: (version: LoadedVersion) => Promise<T>): Promise<T> {
    const version = await this.loaded.get();
    if (version === null) throw noData();
    try {
      return await work(version);
    } catch (error) {
      if (!(error instanceof LoadGone)) throw error;
      const newer = await this.look();
      if (newer === null || newer.load === version.load) throw notSetUp(error);
      this.loaded.set(newer);
      return work(newer);
    }
  }

  /**
   * The persona's tables of a load, as the catalog has them. What it may see no longer must not be there, however it was
   * loaded.
   */
  private tablesOf({ load }: LoadedVersion, persona: PersonaTables): Promise<TableInfo[]> {
    const database = personaDatabase(this.settings.athena.database, persona.id, load);
    const known = this.known.get(database);
    if (known !== undefined) return known;
    const looking = this.listTables(database, persona);
    // Loads that are gone are not asked again.
    if (this.known.size > this.personas.ids.length * 2) this.known.clear();
    this.known.set(database, looking);
    looking.catch(() => this.known.delete(database));
    return looking;
  }

  private async listTables(database: string, persona: PersonaTables): Promise<TableInfo[]> {
    const found = await tablesIn(this.glue, database);
    if (found === undefined) throw new LoadGone(`There is no database ${database}.`);
    if (found.some(({ Name }) => !persona.tables.includes(Name!))) throw notSetUp();
    return schemasOf(persona).flatMap((schema) => {
      const table = found.find(({ Name }) => Name === schema.name);
      return table === undefined ? [] : [tableInfo(schema, rowCountOf(table))];
    });
  }

  private async look(): Promise<LoadedVersion | null> {
    return loadedVersionOf(await findDatabase(this.glue, this.settings.athena.database));
  }

  private queriesOf(persona: string): AthenaQueries {
    const known = this.queries.get(persona);
    if (known !== undefined) return known;
    const { athena } = this.settings;
    const queries = new AthenaQueries(athenaClient(athena, persona), athena);
    this.queries.set(persona, queries);
    return queries;
  }
}
