import { closeSync, openSync, readSync } from 'node:fs';
import { gunzipSync, constants } from 'node:zlib';
import type { CsvOptions } from './mapping-schema';

/** A header line longer than this is no header. */
export const MAX_HEADER_BYTES = 1 << 20;
const DELIMITERS = [',', ';', '\t', '|'];

export interface CsvShape {
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly quote: string;
  readonly encoding: 'utf-8' | 'utf-16' | 'latin-1';
}

/** Why a file cannot be read at all, in words for the user. */
export class SourceFault extends Error {}

function firstBytes(path: string): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(MAX_HEADER_BYTES);
    const head = buffer.subarray(0, readSync(descriptor, buffer, 0, MAX_HEADER_BYTES, 0));
    if (!/\.gz$/i.test(path)) return head;
    // The end of the compressed data is missing on purpose.
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_HEADER_BYTES * 64 });
  } finally {
    closeSync(descriptor);
  }
}

function encodingOf(bytes: Buffer, wanted: CsvOptions['encoding']): CsvShape['encoding'] {
  const marked = bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe;
  return wanted ?? (marked ? 'utf-16' : 'utf-8');
}

function decode(bytes: Buffer, encoding: CsvShape['encoding']): string {
  const names = { 'utf-8': 'utf-8', 'utf-16': 'utf-16le', 'latin-1': 'latin1' } as const;
  // The end may cut a character in two, so only the header is held to be text.
  return new TextDecoder(names[encoding]).decode(bytes);
}

/** The first record of a CSV text; quoted line ends belong to their field. */
function firstRecord(text: string, quote: string): string {
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === quote) quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) return text.slice(0, index);
  }
  if (text.length >= MAX_HEADER_BYTES) throw new SourceFault('its first line is longer than a header can be');
  return text;
}

function fieldsOf(record: string, delimiter: string, quote: string): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let index = 0; index < record.length; index++) {
    const character = record[index]!;
    if (character === quote) {
      if (quoted && record[index + 1] === quote) field += record[++index]!;
      else quoted = !quoted;
    } else if (character === delimiter && !quoted) {
      fields.push(field);
      field = '';
    } else field += character;
  }
  return [...fields, field].map((name) => name.trim());
}

/**
 * Reads the header line: nothing is guessed from the data, so the same file is always read the same way.
 *
 * @throws SourceFault
 */
export function readCsvHeader(path: string, options: CsvOptions): CsvShape {
  const bytes = firstBytes(path);
  if (bytes.length === 0) throw new SourceFault('it is empty: not even a header line');
  const encoding = encodingOf(bytes, options.encoding);
  const record = firstRecord(decode(bytes, encoding), options.quote);
  if (record.includes('\uFFFD')) {
    throw new SourceFault(
      `its header is not ${encoding} text; name its encoding in a mapping file (csv.encoding)`,
    );
  }
  if (record.includes('\0')) throw new SourceFault('it is no text file');
  const delimiter =
    options.delimiter ??
    DELIMITERS.map((candidate) => ({
      candidate,
      columns: fieldsOf(record, candidate, options.quote).length,
    })).reduce((best, next) => (next.columns > best.columns ? next : best)).candidate;
  const columns = fieldsOf(record, delimiter, options.quote);
  if (columns.every((name) => name === '')) throw new SourceFault('its first line is no header');
  const seen = new Set<string>();
  for (const name of columns) {
    const key = name.toLowerCase();
    if (name === '') throw new SourceFault('a column of its header has no name');
    if (seen.has(key)) throw new SourceFault(`its header names "${name}" twice`);
    seen.add(key);
  }
  return { columns, delimiter, quote: options.quote, encoding };
}
