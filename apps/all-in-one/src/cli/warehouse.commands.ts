import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { exportForWarehouse } from '#apps/pipeline';
import { personaTablesOf, semanticModelFor } from '#apps/sql-agents';
import type { Settings } from '#libs/runtime';
import {
  type ExportManifest,
  openWarehouseLoader,
  type PersonaTables,
  readExport,
  type TableSchema,
  tableSchemasOf,
  WarehouseFiles,
  type WarehouseLoader,
} from '#libs/warehouse';
import { type Command, UsageError } from './command';
import { say, writeLine } from './output';

const sayStep = ({ label, share }: { label: string; share: number }) =>
  say(`${String(Math.round(share * 100)).padStart(3)} %  ${label}`);

function describedBy(settings: Settings): { tables: readonly TableSchema[]; personas: PersonaTables[] } {
  const model = semanticModelFor(settings);
  return { tables: tableSchemasOf(model), personas: personaTablesOf(model) };
}

async function withLoader(
  settings: Settings,
  work: (loader: WarehouseLoader, tables: readonly TableSchema[]) => Promise<void>,
): Promise<void> {
  const described = describedBy(settings);
  const loader = openWarehouseLoader(settings.warehouse, described);
  try {
    await work(loader, described.tables);
  } finally {
    await loader.close();
  }
}

function writeExport(settings: Settings, directory: string): Promise<ExportManifest> {
  const { memoryLimit, threads } = settings.warehouse;
  const files = new WarehouseFiles({
    directory: settings.dataDirectory,
    ...describedBy(settings),
    memoryLimit,
    threads,
  });
  return exportForWarehouse(files, directory, (label, share) => sayStep({ label, share }));
}

const elapsedSince = (start: number): number => Math.round(performance.now() - start);

export const warehouseSetup: Command = {
  name: 'warehouse setup',
  usage: 'qm warehouse setup [--print]      --print: the statements as SQL, without running them',
  summary: 'Makes tables, views and users in the warehouse that the settings name',
  async run(argv, settings) {
    const { values } = parseArgs({ args: argv, options: { print: { type: 'boolean', default: false } } });
    const start = performance.now();
    await withLoader(settings, async (loader) => {
      if (values.print) {
        process.stdout.write(
          loader
            .statements()
            .map((statement) => `${statement};\n`)
            .join(''),
        );
        return;
      }
      await loader.setup(sayStep);
      await writeLine({ warehouse: settings.warehouse.kind, setUp: true, ms: elapsedSince(start) });
    });
  },
};

export const warehouseExport: Command = {
  name: 'warehouse export',
  usage: 'qm warehouse export --dir DIR',
  summary: 'Writes the loaded data as Parquet files for another warehouse, orders cut by month',
  async run(argv, settings) {
    const { values } = parseArgs({ args: argv, options: { dir: { type: 'string' } } });
    if (values.dir === undefined) throw new UsageError('--dir is missing.');
    const directory = resolve(values.dir);
    const start = performance.now();
    const { dataVersion, dataAsOf, tables } = await writeExport(settings, directory);
    await writeLine({
      directory,
      dataVersion,
      dataAsOf,
      tables: tables.map(({ name, rowCount, files }) => ({
        table: name,
        rows: rowCount,
        files: files.length,
      })),
      ms: elapsedSince(start),
    });
  },
};

export const warehouseLoad: Command = {
  name: 'warehouse load',
  usage: 'qm warehouse load [--dir DIR]      without --dir: the data that is loaded here',
  summary: 'Replaces the data of the warehouse that the settings name',
  async run(argv, settings) {
    const { values } = parseArgs({ args: argv, options: { dir: { type: 'string' } } });
    const start = performance.now();
    await withLoader(settings, async (loader, tables) => {
      const scratch =
        values.dir === undefined ? mkdtempSync(join(tmpdir(), 'quartermaster-export-')) : undefined;
      try {
        if (scratch !== undefined) await writeExport(settings, scratch);
        const data = readExport(resolve(scratch ?? values.dir!), tables);
        const snapshot = await loader.load(data, sayStep);
        await writeLine({
          warehouse: settings.warehouse.kind,
          ...snapshot,
          tables: data.tables.map(({ schema, rowCount }) => ({ table: schema.name, rows: rowCount })),
          ms: elapsedSince(start),
        });
      } finally {
        if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
      }
    });
  },
};
