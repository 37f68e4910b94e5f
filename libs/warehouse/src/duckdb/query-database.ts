import { statSync } from 'node:fs';
import { sep } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { QueryWorkerOptions } from './query-protocol';

/**
 * Opens a persona's file so that SQL can only read what is in it. The order matters: each step closes a door that the
 * next ones could otherwise reopen, and the last one keeps them closed.
 */
async function openLockedDown(
  file: string,
  { memoryLimit, threads }: QueryWorkerOptions,
): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(file, {
    access_mode: 'READ_ONLY',
    temp_directory: '',
    memory_limit: memoryLimit,
    threads: String(threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    connection.closeSync();
    return instance;
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/**
 * The open databases of the worker. Personas with the same tables have hard links to one file: they share one database
 * and its cache, since there is nothing between them to keep apart.
 */
export class QueryDatabases {
  private readonly byFile = new Map<string, string>();
  private readonly byIdentity = new Map<string, Promise<DuckDBInstance>>();

  constructor(private readonly options: QueryWorkerOptions) {}

  /** @throws the file system's ENOENT, or DuckDB's error when the file is damaged. */
  async open(file: string): Promise<DuckDBInstance> {
    const known = this.byFile.get(file);
    if (known !== undefined) return this.byIdentity.get(known)!;
    const { dev, ino } = statSync(file);
    const identity = `${dev}:${ino}`;
    const opening = this.byIdentity.get(identity) ?? openLockedDown(file, this.options);
    this.byIdentity.set(identity, opening);
    this.byFile.set(file, identity);
    try {
      return await opening;
    } catch (error) {
      this.byIdentity.delete(identity);
      this.byFile.delete(file);
      throw error;
    }
  }

  /** Closes the databases of a file, or of all files under a directory. */
  async release(path: string): Promise<void> {
    const closing = new Set<string>();
    for (const [file, identity] of this.byFile) {
      if (file !== path && !file.startsWith(`${path}${sep}`)) continue;
      this.byFile.delete(file);
      closing.add(identity);
    }
    for (const identity of closing) {
      const instance = this.byIdentity.get(identity);
      this.byIdentity.delete(identity);
      (await instance?.catch(() => undefined))?.closeSync();
    }
  }
}
