import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import { TABLE_COLUMNS } from '#libs/semantics';
import type { Loading } from '#libs/warehouse';
import { expectedRowCount, sampleData, type SampleOptions } from '../domain/sample-data/sample-data';
import type { Cell, SampleTable } from '../domain/sample-data/table-rows';
import type { ReportStep } from '../load-progress';

/** Rows between two looks at the clock of the event loop: other work in this process must not wait for the sample. */
const ROWS_PER_TURN = 5_000;
const FLUSH_CHARACTERS = 1 << 18;
/** Share of the work that is making rows; loading them is the rest. */
const MAKING_SHARE = 0.7;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

class CsvFile {
  private buffer = '';
  private readonly stream: WriteStream;
  private failure?: Error;

  constructor(readonly path: string) {
    this.stream = createWriteStream(path);
    this.stream.on('error', (error) => (this.failure = error));
  }

  add(cells: readonly Cell[]): void {
    let line = csvCell(cells[0]!);
    for (let index = 1; index < cells.length; index++) line += `,${csvCell(cells[index]!)}`;
    this.buffer += `${line}\n`;
  }

  async flush(atLeast = FLUSH_CHARACTERS): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.buffer.length < atLeast) return;
    const text = this.buffer;
    this.buffer = '';
    if (!this.stream.write(text)) await once(this.stream, 'drain');
  }

  async end(): Promise<void> {
    await this.flush(1);
    this.stream.end();
    await finished(this.stream);
  }
}

/** Writes the sample as CSV beside the new database and has DuckDB read it: several times faster than inserting. */
export async function loadSample(
  { connection, scratchDirectory }: Loading,
  options: SampleOptions,
  report: ReportStep,
  signal?: AbortSignal,
): Promise<void> {
  const tables = Object.keys(TABLE_COLUMNS) as SampleTable[];
  const files = new Map(tables.map((table) => [table, new CsvFile(join(scratchDirectory, `${table}.csv`))]));
  const expected = expectedRowCount(options);
  let made = 0;
  for (const { table, cells } of sampleData(options)) {
    files.get(table)!.add(cells);
    if (++made % ROWS_PER_TURN !== 0) continue;
    signal?.throwIfAborted();
    for (const file of files.values()) await file.flush();
    report('Making sample data', MAKING_SHARE * Math.min(1, made / expected));
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const [index, table] of tables.entries()) {
    const file = files.get(table)!;
    await file.end();
    signal?.throwIfAborted();
    report(`Loading ${table}`, MAKING_SHARE + (1 - MAKING_SHARE) * (index / tables.length));
    await connection.run(
      `COPY ${table} (${TABLE_COLUMNS[table].join(', ')}) FROM '${file.path}' (FORMAT csv, AUTO_DETECT false, HEADER false, DELIMITER ',', QUOTE '"', ESCAPE '"')`,
    );
  }
}
