import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { CsvError, parse } from 'csv-parse';
import { QuartermasterError } from '#libs/contracts';

/** A line of a table whose format the file itself tells. */
export interface TableRow {
  /** Counted from 1, with header and empty lines. */
  line: number;
  cells: readonly unknown[];
  /** The names of the cells, where the row has them: of a JSON object. */
  names?: readonly string[];
  /** Its values have types; those of CSV and TSV are all text. */
  typed: boolean;
}

/** Read for finding out the format. */
const HEAD_BYTES = 64 * 1024;

/** In the order in which they are looked for in the first line. */
const DELIMITERS = ['\t', '::', ';', ','];

/**
 * Rows of a file of comma, semicolon, tab or `::` separated values, or of JSON lines (objects, arrays, single values). Empty lines
 * are passed over.
 *
 * @throws NOT_FOUND when there is no such file, VALIDATION_FAILED naming the line that cannot be taken apart
 */
export async function* readTableRows(file: string): AsyncGenerator<TableRow> {
  const head = await headOf(file);
  const first = head.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  const rows = /^\s*[{[]/.test(first) ? jsonRows(file) : delimitedRows(file, first);
  yield* rows;
}

async function headOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw new QuartermasterError('NOT_FOUND', {
      message: `There is no file ${file}.`,
      nextStep: 'Check the path; it is taken from the directory in which the command runs.',
    });
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '');
  } finally {
    await handle.close();
  }
}

async function* jsonRows(file: string): AsyncGenerator<TableRow> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    const value = jsonOf(text, file, line);
    if (Array.isArray(value)) yield { line, cells: value, typed: true };
    else if (typeof value === 'object' && value !== null)
      yield { line, cells: Object.values(value), names: Object.keys(value), typed: true };
    else yield { line, cells: [value], typed: true };
  }
}

function jsonOf(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw broken(file, line, 'it is not JSON, as the lines before it are');
  }
}

async function* delimitedRows(file: string, first: string): AsyncGenerator<TableRow> {
  const delimiter = DELIMITERS.find((one) => first.includes(one)) ?? ',';
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    // In tab separated files a quote is an ordinary character.
    quote: delimiter === '\t' || delimiter === '::' ? null : '"',
  });
  const source = createReadStream(file).on('error', (error) => parser.destroy(error));
  let line = 0;
  try {
    for await (const { info, record } of source.pipe(parser) as AsyncIterable<Parsed>) {
      line = info.lines;
      yield { line, cells: record, typed: false };
    }
  } catch (error) {
    if (error instanceof CsvError) throw broken(file, line + 1, error.message);
    throw error;
  } finally {
    source.destroy();
  }
}

interface Parsed {
  info: { lines: number };
  record: string[];
}

function broken(file: string, line: number, why: string): QuartermasterError {
  return new QuartermasterError('VALIDATION_FAILED', {
    message: `${file}, line ${line}: ${why}.`,
    nextStep: 'Correct the line and run the command again.',
  });
}
