import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadEvent, QuartermasterError } from '#libs/contracts';
import { type TableName, WarehouseFiles } from '#libs/warehouse';
import { Pipeline } from '../pipeline';

export type LoadEnd = Extract<LoadEvent, { type: 'load-end' }>;

/** A data directory and a folder of input files of their own, for specs. */
export class ImportTrial {
  readonly root = mkdtempSync(join(tmpdir(), 'qm-import-'));
  readonly input = join(this.root, 'input');
  /** Labels of the steps that were reported. */
  readonly steps: string[] = [];
  readonly files = new WarehouseFiles({
    directory: this.root,
    personas: [],
    memoryLimit: '512MB',
    threads: 2,
  });
  readonly pipeline = new Pipeline(this.files, this.root, () => new Date('2026-06-17T08:00:00.123Z'));
  readonly rejectsDirectory = join(this.root, 'imports/20260617T080000Z');

  constructor() {
    mkdirSync(this.input);
  }

  give(contents: Record<string, string | Buffer>): void {
    for (const [name, content] of Object.entries(contents)) writeFileSync(join(this.input, name), content);
  }

  async load({
    map,
    maxRejectedShare = 1,
  }: { map?: string; maxRejectedShare?: number } = {}): Promise<LoadEnd> {
    const mapFile = map === undefined ? undefined : join(this.root, 'map.yaml');
    if (mapFile !== undefined) writeFileSync(mapFile, map!);
    const end = await this.pipeline.importFiles(
      { directory: this.input, mapFile, maxRejectedShare },
      (label) => this.steps.push(label),
      new AbortController().signal,
    );
    return end as LoadEnd;
  }

  /** The error of an import that must not be taken over. */
  failure(options?: Parameters<ImportTrial['load']>[0]): Promise<QuartermasterError> {
    return this.load(options).then(
      () => {
        throw new Error('the import was taken over');
      },
      (error: QuartermasterError) => error,
    );
  }

  /** What was published, sorted. */
  rows(table: TableName, columns: string): Promise<unknown[][]> {
    return this.files.read(async (connection) =>
      (await connection.run(`SELECT ${columns} FROM ${table} ORDER BY ALL`)).getRowsJson(),
    );
  }

  rejects(table: TableName): string {
    return readFileSync(join(this.rejectsDirectory, `rejects-${table}.csv`), 'utf8');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

export const countOf = (end: LoadEnd, table: TableName) => end.tables.find((entry) => entry.table === table)!;
