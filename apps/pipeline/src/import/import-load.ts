import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { QuartermasterError } from '#libs/contracts';
import type { Loading, TableSchema } from '#libs/warehouse';
import type { ReportStep } from '../load-progress';
import { sourceColumns } from './column-sql';
import { directMapping } from './direct-mapping';
import { type CheckedMapping, type MappingFault, mappingRefused, parseMapping } from './mapping-file';
import type { Mapping, TableSpec } from './mapping-schema';
import { suggestion } from './nearest';
import { type LoadedSource, SourceReader } from './source-reader';
import { quoteText } from './sql-text';
import { TableLoad, type TableOutcome } from './table-load';

export interface ImportOptions {
  readonly directory: string;
  /** Absent: the files have the tables' names and columns. */
  readonly mapFile?: string;
  /** Share of a table's rows, 0 to 1, that may be rejected before the whole import is. */
  readonly maxRejectedShare: number;
  /** Where rejected rows are written; made when there are any. */
  readonly rejectsDirectory: string;
}

export interface ImportOutcome {
  readonly rejected: Readonly<Record<string, number>>;
  readonly rejectsDirectory: string | null;
}

/** Share of the work that is reading the files. */
const READING_SHARE = 0.5;

/**
 * Fills the tables from the user's files.
 *
 * @throws VALIDATION_FAILED for a faulty mapping file; IMPORT_REJECTED for missing files or columns, and when more than
 * `maxRejectedShare` of a table's rows are rejected, with counts a table.
 */
export async function loadFiles(
  { connection, tables }: Loading,
  options: ImportOptions,
  report: ReportStep,
  signal?: AbortSignal,
): Promise<ImportOutcome> {
  const { mapping, fault } = readMapping(options, tables);
  const sources = await readSources(connection, options.directory, mapping, report, signal);
  checkColumns(mapping, sources, fault);
  const outcomes = new Map<string, TableOutcome>();
  const wanted = tables.filter(({ name }) => mapping.tables[name] !== undefined);
  for (const [index, schema] of wanted.entries()) {
    signal?.throwIfAborted();
    report(`Checking ${schema.name}`, READING_SHARE + ((1 - READING_SHARE) * index) / wanted.length);
    const spec = mapping.tables[schema.name]!;
    const outcome = await new TableLoad(connection, schema, spec, sources.get(spec.from)!, tables).run();
    outcomes.set(schema.name, outcome);
    const { taken, rejected } = outcome;
    report(
      `${schema.name}: ${taken} rows${rejected > 0 ? `, ${rejected} rejected` : ''}`,
      READING_SHARE + ((1 - READING_SHARE) * (index + 1)) / wanted.length,
    );
  }
  const empty = tables.filter(({ name }) => mapping.tables[name] === undefined).map(({ name }) => name);
  if (empty.length > 0) report(`No files for ${empty.join(', ')}: left empty`, 1);
  const rejectsDirectory = await writeRejects(connection, outcomes, options.rejectsDirectory);
  refuseTooMany(outcomes, options.maxRejectedShare, rejectsDirectory);
  await dropWork(connection, tables);
  return {
    rejected: Object.fromEntries([...outcomes].map(([name, { rejected }]) => [name, rejected])),
    rejectsDirectory,
  };
}

function readMapping(
  { directory, mapFile }: ImportOptions,
  tables: readonly TableSchema[],
): Pick<CheckedMapping, 'mapping'> & Partial<CheckedMapping> {
  if (mapFile === undefined) return { mapping: directMapping(directory, tables) };
  let text: string;
  try {
    text = readFileSync(mapFile, 'utf8');
  } catch (error) {
    throw mappingRefused([{ file: mapFile, line: 0, field: '', message: (error as Error).message }]);
  }
  return parseMapping(mapFile, text, tables);
}

async function readSources(
  connection: DuckDBConnection,
  directory: string,
  mapping: Mapping,
  report: ReportStep,
  signal?: AbortSignal,
): Promise<Map<string, LoadedSource>> {
  const reader = new SourceReader(connection, directory);
  const used = new Set(Object.values(mapping.tables).map(({ from }) => from));
  const names = Object.keys(mapping.sources).filter((name) => used.has(name));
  const sources = new Map<string, LoadedSource>();
  for (const [index, name] of names.entries()) {
    signal?.throwIfAborted();
    const progress = (READING_SHARE * index) / names.length;
    const source = await reader.read(name, mapping.sources[name]!, (file) =>
      report(`Reading ${file}`, progress),
    );
    sources.set(name, source);
    const { rowCount, unreadableCount } = source;
    if (rowCount + unreadableCount === 0) report(`${name}: no rows, only a header`, progress);
  }
  return sources;
}

/** Every column that a table needs and its source lacks, each with the nearest name that is there. */
function checkColumns(
  mapping: Mapping,
  sources: ReadonlyMap<string, LoadedSource>,
  fault?: CheckedMapping['fault'],
): void {
  const faults: MappingFault[] = [];
  const missing: string[] = [];
  for (const [name, table] of Object.entries(mapping.tables)) {
    const { columns } = sources.get(table.from)!;
    for (const { field, column } of columnsRead(table)) {
      // DuckDB's names do not depend on letter case.
      if (columns.some((candidate) => candidate.toLowerCase() === column.toLowerCase())) continue;
      const message = `${table.from} has no column "${column}".${suggestion(column, columns)}`;
      if (fault === undefined) missing.push(message);
      else faults.push(fault(['tables', name, ...field], message));
    }
  }
  if (faults.length > 0) throw mappingRefused(faults);
  if (missing.length > 0) {
    throw new QuartermasterError('IMPORT_REJECTED', {
      nextStep: 'Correct the headers, or give a mapping file.',
      details: { missing },
    });
  }
}

function* columnsRead(table: TableSpec): Generator<{ field: (string | number)[]; column: string }> {
  for (const [name, spec] of Object.entries(table.columns)) {
    for (const column of sourceColumns(spec)) yield { field: ['columns', name], column };
  }
  for (const [index, { column }] of table.where.entries()) yield { field: ['where', index], column };
}

async function writeRejects(
  connection: DuckDBConnection,
  outcomes: ReadonlyMap<string, TableOutcome>,
  directory: string,
): Promise<string | null> {
  let written: string | null = null;
  for (const [name, { rejected, rejectsSql }] of outcomes) {
    if (rejected === 0) continue;
    mkdirSync(directory, { recursive: true });
    written = directory;
    const path = join(directory, `rejects-${name}.csv`);
    await connection.run(`COPY (${rejectsSql}) TO ${quoteText(path)} (FORMAT csv, HEADER true)`);
  }
  return written;
}

function refuseTooMany(
  outcomes: ReadonlyMap<string, TableOutcome>,
  maxRejectedShare: number,
  rejectsDirectory: string | null,
): void {
  const over = [...outcomes].filter(
    ([, { considered, rejected }]) => rejected > considered * maxRejectedShare,
  );
  if (over.length === 0) return;
  throw new QuartermasterError('IMPORT_REJECTED', {
    details: {
      maxRejectedShare,
      tables: Object.fromEntries(
        [...outcomes].map(([name, { considered, rejected }]) => [name, { rows: considered, rejected }]),
      ),
      rejectsDirectory,
    },
  });
}

/** The sources were read into the database that is about to be published; only its tables stay. */
async function dropWork(connection: DuckDBConnection, tables: readonly TableSchema[]): Promise<void> {
  const kept = new Set(tables.map(({ name }) => name));
  const rows = await (
    await connection.run(
      `SELECT table_name FROM duckdb_tables() WHERE NOT temporary AND database_name = current_database()`,
    )
  ).getRows();
  for (const [name] of rows) {
    if (!kept.has(String(name))) await connection.run(`DROP TABLE "${String(name).replaceAll('"', '""')}"`);
  }
}
