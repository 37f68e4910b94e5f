import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { GlueClient } from '@aws-sdk/client-glue';
import type { S3Client } from '@aws-sdk/client-s3';
import { QuartermasterError } from '#libs/contracts';
import { PARTITION_COLUMN } from '#libs/semantics';
import { Deadline } from '../deadline';
import type { PersonaTables } from '../files/manifest';
import { checkCount } from '../parquet-reader';
import type { TableSchema } from '../schema';
import type { Snapshot } from '../warehouse';
import type { ExportedData, LoadProgress, WarehouseLoader } from '../warehouse-loader';
import type { WarehouseSettings } from '../warehouse-settings';
import { athenaClient, type AthenaSettings, glueClient, s3Client } from './athena-clients';
import { loadError } from './athena-errors';
import { AthenaQueries } from './athena-queries';
import { createTableStatement, type FileTable, monthFolder } from './glue-tables';
import { LoadDatabases } from './load-databases';
import { findDatabase, loadedVersionOf, publish } from './loaded-version';
import { deleteFolder, uploadFile } from './s3-files';
import { loadDatabase, loadName, personaDatabase } from './version-names';

const UPLOADS_AT_A_TIME = 4;
/** Shares of a load: files, then tables, then counting. */
const UPLOADED = 0.7;
const CREATED = 0.85;
const COUNTED = 0.95;

/**
 * Makes and fills what {@link AthenaWarehouse} asks. A load has files and databases of its own beside the ones that are
 * asked; one call to Glue makes it the one that is asked. The load before stays for queries that began on it, and goes
 * with the next. One load at a time.
 */
export class AthenaLoader implements WarehouseLoader {
  private readonly glue: GlueClient;
  private readonly s3: S3Client;
  private readonly queries: AthenaQueries;
  private readonly databases: LoadDatabases;
  private readonly athena: AthenaSettings;
  private readonly dataLocation: string;

  constructor(
    private readonly settings: WarehouseSettings,
    private readonly described: { tables: readonly TableSchema[]; personas: readonly PersonaTables[] },
  ) {
    this.athena = settings.athena;
    const { dataLocation } = settings.athena;
    if (dataLocation === undefined)
      throw new QuartermasterError('VALIDATION_FAILED', {
        message:
          'Athena needs a folder in S3 for its files: the setting warehouse.athena.dataLocation is missing.',
        nextStep: 'Give it, for example s3://your-bucket/quartermaster/, and repeat the command.',
      });
    this.dataLocation = dataLocation.replace(/\/*$/, '/');
    this.glue = glueClient(this.athena);
    this.s3 = s3Client(this.athena);
    this.queries = new AthenaQueries(athenaClient(this.athena), this.athena);
    this.databases = new LoadDatabases(this.glue, this.s3, this.athena.database, described.personas);
  }

  /** `VERSION` stands for the load: its databases are made with it, or by a later setup when personas have changed. */
  statements(): readonly string[] {
    const { database } = this.athena;
    return [
      `CREATE DATABASE IF NOT EXISTS ${database}`,
      ...this.described.personas.flatMap(({ id, tables: own }) => {
        const name = personaDatabase(database, id, 'VERSION');
        const tables = this.described.tables.filter((schema) => own.includes(schema.name));
        return [
          `CREATE DATABASE IF NOT EXISTS ${name}`,
          ...tables.map((schema) =>
            createTableStatement(name, {
              schema,
              location: this.folderOf(schema, 'VERSION'),
              months: schema.partitionDate && [],
              rowCount: 0,
            }),
          ),
        ];
      }),
    ];
  }

  async setup(progress: LoadProgress): Promise<void> {
    await this.told(async () => {
      const { database } = this.athena;
      progress({ label: `Database ${database}`, share: 0 });
      const found = await findDatabase(this.glue, database);
      if (found === undefined) await this.databases.createDatabase(database);
      const loaded = loadedVersionOf(found);
      if (loaded !== null) {
        progress({ label: 'Tables of the personas', share: 0.5 });
        await this.databases.fit(loaded.load, this.described.tables);
      }
      progress({ label: 'Set up', share: 1 });
    });
  }

  load(data: ExportedData, progress: LoadProgress): Promise<Snapshot> {
    return this.told(async () => {
      const { database } = this.athena;
      const main = await findDatabase(this.glue, database);
      if (main === undefined)
        throw new QuartermasterError('WAREHOUSE_UNAVAILABLE', {
          message: `There is no Glue database ${database}.`,
          nextStep: 'Run `qm warehouse setup` first.',
          retryable: false,
        });
      const load = loadName(data.snapshot.dataVersion);
      const tables = data.tables.map((table) => this.fileTable(table, data.directory, load));
      try {
        await this.upload(data, tables, progress);
        progress({ label: 'Making the tables', share: UPLOADED });
        await this.databases.create(load, tables);
        progress({ label: 'Counting the rows', share: CREATED });
        await this.count(load, tables);
        progress({ label: 'Putting the new tables in place', share: COUNTED });
        await publish(this.glue, database, data.snapshot, load);
      } catch (error) {
        await this.forget(load, tables);
        throw error;
      }
      const before = loadedVersionOf(main);
      await this.databases.removeOthers([load, before?.load], Date.now());
      if (before?.previousLoad !== undefined) await this.databases.remove(before.previousLoad);
      progress({ label: 'Loaded', share: 1 });
      return data.snapshot;
    });
  }

  async close(): Promise<void> {
    await this.queries.close();
    this.glue.destroy();
    this.s3.destroy();
  }

  /** @throws IMPORT_REJECTED when files are missing, or not cut as queries expect them to be */
  private fileTable(
    { schema, files, rowCount }: ExportedData['tables'][number],
    directory: string,
    load: string,
  ): FileTable {
    const months = [...new Set(files.map(monthOf))];
    const isCut = months.length > 0 && !months.includes(undefined);
    const missing = files.find((file) => !existsSync(join(directory, file)));
    const fault =
      missing !== undefined
        ? `${missing} is missing`
        : (schema.partitionDate !== undefined && files.length > 0 && !isCut) ||
            (!isCut && months.some((month) => month !== undefined))
          ? `the files of ${schema.name} are not cut by month`
          : undefined;
    if (fault !== undefined)
      throw new QuartermasterError('IMPORT_REJECTED', {
        message: `This export cannot be loaded: ${fault}. The data is as it was before.`,
        nextStep: 'Export the data again with `qm warehouse export`.',
        details: { table: schema.name },
      });
    const location = this.folderOf(schema, load);
    const isPartitioned = isCut || schema.partitionDate !== undefined;
    return { schema, location, months: isPartitioned ? (months as string[]) : undefined, rowCount };
  }

  private async upload(
    data: ExportedData,
    tables: readonly FileTable[],
    progress: LoadProgress,
  ): Promise<void> {
    const uploads = data.tables.flatMap(({ schema, files }, table) =>
      files.map((file, at) => {
        const { location } = tables[table]!;
        const month = monthOf(file);
        const folder = month === undefined ? location : monthFolder(location, month);
        return { schema, path: join(data.directory, file), location: `${folder}${at}-${basename(file)}` };
      }),
    );
    let done = 0;
    const waiting = [...uploads];
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        await uploadFile(this.s3, next.path, next.location);
        progress({ label: `Uploading ${next.schema.name}`, share: (UPLOADED * ++done) / uploads.length });
      }
    };
    const workers = Array.from({ length: UPLOADS_AT_A_TIME }, () =>
      work().catch((error: unknown) => {
        waiting.length = 0;
        throw error;
      }),
    );
    // All have to be at rest before what they have sent can be removed.
    await Promise.allSettled(workers);
    await Promise.all(workers);
  }

  /** Through Athena, so that what is counted is what will be asked. @throws IMPORT_REJECTED */
  private async count(load: string, tables: readonly FileTable[]): Promise<void> {
    const counts = tables.map(
      ({ schema: { name } }) => `SELECT '${name}' AS name, count(*) AS n FROM ${name}`,
    );
    const deadline = new Deadline(this.settings.queryTimeoutMs);
    try {
      const statement = {
        sql: counts.join(' UNION ALL '),
        database: loadDatabase(this.athena.database, load),
      };
      const { QueryExecutionId: id } = await this.queries.run(statement, deadline);
      const limits = { maxRows: tables.length, maxBytes: Infinity };
      const { rows } = await this.queries.results(id!, limits, deadline);
      const counted = new Map(rows.rows.map(([name, n]) => [String(name), Number(n)]));
      for (const { schema, rowCount } of tables)
        checkCount(schema.name, counted.get(schema.name) ?? 0, rowCount);
    } catch (error) {
      throw deadline.signal.aborted ? deadline.error(error) : error;
    } finally {
      deadline.dispose();
    }
  }

  /** What a load that failed has made so far. What cannot be removed now goes with a later load. */
  private async forget(load: string, tables: readonly FileTable[]): Promise<void> {
    try {
      for (const { location } of tables) await deleteFolder(this.s3, location);
      await this.databases.remove(load);
    } catch {
      // The load's own error is the one to tell.
    }
  }

  private folderOf({ name }: TableSchema, load: string): string {
    return `${this.dataLocation}${name}/${load}/`;
  }

  private async told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw loadError(error);
    }
  }
}

const MONTH = new RegExp(`(?:^|/)${PARTITION_COLUMN}=([^/]+)/`);

/** Of a file in an export; undefined where its table is not cut by month. */
const monthOf = (file: string): string | undefined => MONTH.exec(file)?.[1];
