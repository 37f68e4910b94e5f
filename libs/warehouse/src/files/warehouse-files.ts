import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { QuartermasterError } from '#libs/contracts';
import { createTableSql, TABLES, type TableSchema } from '../schema';
import { checkKeys } from './key-check';
import { LoadLock } from './load-lock';
import {
  ALL_TABLES_DATABASE,
  ALL_TABLES_FILE,
  columnsOf,
  type Manifest,
  type PersonaTables,
  writeManifest,
} from './manifest';
import { buildPersonaFiles } from './persona-files';
import { readPointer, syncPath, warehouseDirectory, writePointer } from './pointer';
import { storageError } from './storage-error';
import { prepareVersion } from './version';

const STAGING_PREFIX = 'staging-';
const VERSION_PREFIX = 'v-';

export interface WarehouseFilesOptions {
  /** The data directory; versions are kept in its folder `warehouse`, which is made when it is missing. */
  readonly directory: string;
  readonly personas: readonly PersonaTables[];
  /** The tables to load, each after those that it refers to. Default: the six tables. */
  readonly tables?: readonly TableSchema[];
  /** DuckDB's memory_limit while loading, for example `1GB`; beyond it, it spills into the staging folder. */
  readonly memoryLimit: string;
  readonly threads: number;
}

/** What a load works with. */
export interface Loading {
  /** Current schema: the tables, empty. */
  readonly connection: DuckDBConnection;
  readonly tables: readonly TableSchema[];
  /** For temporary files; removed when the load ends. */
  readonly scratchDirectory: string;
}

export interface PublishedVersion {
  readonly dataVersion: string;
  /** ISO 8601. */
  readonly loadedAt: string;
  /** By table. */
  readonly rowCounts: Readonly<Record<string, number>>;
}

/**
 * Publishes versions of the embedded warehouse's data. A version is built in a staging folder and becomes visible by
 * one rename, so a load that fails, is cancelled or killed leaves the data as it was.
 */
export class WarehouseFiles {
  readonly tables: readonly TableSchema[];
  private readonly directory: string;

  constructor(private readonly options: WarehouseFilesOptions) {
    this.tables = options.tables ?? TABLES;
    this.directory = warehouseDirectory(options.directory);
  }

  /**
   * Runs `fill` on a new database with the tables and publishes the result.
   *
   * @throws CONFLICT while another load runs, STORAGE_FULL, CANCELLED by the signal, IMPORT_REJECTED when keys are
   * broken, and whatever `fill` throws.
   */
  async publish(
    fill: (loading: Loading) => Promise<void>,
    { now, signal }: { now: Date; signal?: AbortSignal },
  ): Promise<PublishedVersion> {
    const { directory } = this;
    let lock: LoadLock | undefined;
    let staging: string | undefined;
    try {
      mkdirSync(directory, { recursive: true });
      lock = LoadLock.acquire(directory);
      this.removeLeftovers();
      const version = `${now.toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(4).toString('hex')}`;
      staging = join(directory, `${STAGING_PREFIX}${version}`);
      mkdirSync(staging);
      const rowCounts = await this.build(staging, fill, signal);
      this.makeVisible(staging, { dataVersion: version, loadedAt: now.toISOString() });
      return { dataVersion: version, loadedAt: now.toISOString(), rowCounts };
    } catch (error) {
      if (staging !== undefined) rmSync(staging, { recursive: true, force: true });
      if (signal?.aborted) throw new QuartermasterError('CANCELLED', { cause: error });
      throw storageError(error);
    } finally {
      lock?.release();
    }
  }

  /**
   * Hands over the current version's database with all tables, read-only.
   *
   * @throws NO_DATA, WAREHOUSE_UNAVAILABLE when its file is lost, STORAGE_FULL when `work` runs out of space.
   */
  async read<T>(work: (connection: DuckDBConnection, version: PublishedVersion) => Promise<T>): Promise<T> {
    const pointer = readPointer(this.directory);
    if (pointer === undefined) throw new QuartermasterError('NO_DATA');
    const versionDirectory = join(this.directory, pointer.directory);
    const manifest = await prepareVersion(versionDirectory, []);
    const instance = await DuckDBInstance.create(join(versionDirectory, ALL_TABLES_FILE), {
      access_mode: 'READ_ONLY',
      memory_limit: this.options.memoryLimit,
      threads: String(this.options.threads),
      temp_directory: '',
    });
    try {
      const connection = await instance.connect();
      const { dataVersion, loadedAt } = pointer;
      const result = await work(connection, { dataVersion, loadedAt, rowCounts: manifest.rowCounts });
      connection.closeSync();
      return result;
    } catch (error) {
      throw storageError(error);
    } finally {
      instance.closeSync();
    }
  }

  private async build(
    staging: string,
    fill: (loading: Loading) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<Record<string, number>> {
    const scratchDirectory = join(staging, 'scratch');
    mkdirSync(scratchDirectory);
    const instance = await DuckDBInstance.create(join(staging, ALL_TABLES_FILE), {
      memory_limit: this.options.memoryLimit,
      threads: String(this.options.threads),
      temp_directory: scratchDirectory,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    try {
      const connection = await instance.connect();
      const onAbort = () => connection.interrupt();
      signal?.addEventListener('abort', onAbort);
      try {
        for (const schema of this.tables) await connection.run(createTableSql(schema, { keys: false }));
        signal?.throwIfAborted();
        await fill({ connection, tables: this.tables, scratchDirectory });
        signal?.throwIfAborted();
        await connection.run(`USE ${ALL_TABLES_DATABASE}`);
        await checkKeys(connection, this.tables);
        const rowCounts = await countRows(connection, this.tables);
        await connection.run('CHECKPOINT');
        signal?.throwIfAborted();
        const { personas } = this.options;
        const manifest: Manifest = {
          rowCounts,
          columns: columnsOf(this.tables),
          personas: Object.fromEntries(personas.map(({ id, tables }) => [id, [...tables]])),
        };
        await buildPersonaFiles(connection, ALL_TABLES_DATABASE, personas, staging, manifest);
        writeManifest(staging, manifest);
        return rowCounts;
      } finally {
        signal?.removeEventListener('abort', onAbort);
        connection.closeSync();
      }
    } finally {
      instance.closeSync();
      rmSync(scratchDirectory, { recursive: true, force: true });
    }
  }

  private makeVisible(staging: string, version: { dataVersion: string; loadedAt: string }): void {
    const { directory } = this;
    const name = `${VERSION_PREFIX}${version.dataVersion}`;
    syncPath(join(staging, ALL_TABLES_FILE));
    syncPath(staging);
    renameSync(staging, join(directory, name));
    syncPath(directory);
    try {
      writePointer(directory, { ...version, directory: name });
    } catch (error) {
      rmSync(join(directory, name), { recursive: true, force: true });
      throw error;
    }
  }

  /** What a killed load left, and versions that nobody asks any more. Files in use stay readable until closed. */
  private removeLeftovers(): void {
    const { directory } = this;
    let current: string | undefined;
    try {
      current = readPointer(directory)?.directory;
    } catch {
      // A damaged pointer names no version; it is about to be replaced.
    }
    for (const name of readdirSync(directory)) {
      const isVersion = name.startsWith(VERSION_PREFIX) && name !== current;
      if (isVersion || name.startsWith(STAGING_PREFIX)) {
        rmSync(join(directory, name), { recursive: true, force: true });
      }
    }
  }
}

async function countRows(
  connection: DuckDBConnection,
  tables: readonly TableSchema[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const rows = await (await connection.run(`SELECT count(*) FROM ${name}`)).getRows();
    counts[name] = Number(rows[0]![0]);
  }
  return counts;
}
