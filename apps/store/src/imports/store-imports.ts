import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CsvError, parse } from 'csv-parse';
import { QuartermasterError } from '#libs/contracts';
import { AuditLog, JobQueue } from '#libs/persistence';
import { Clock, SETTINGS, type Settings } from '#libs/runtime';
import { CustomerCipher } from '../customers/customer-cipher';
import type { ImportKind } from './domain/import-kinds';
import {
  checkMapping,
  type ImportMapping,
  type ImportRow,
  isSkipped,
  mapRow,
  plainMapping,
  type RawRow,
  type RowFault,
} from './domain/import-mapping';
import { ImportTransaction } from './persistence/import-transaction';
import type { NumberedRow, WriteScope } from './persistence/import-writer';
import { IMPORT_WRITERS } from './persistence/import-writers';

export interface ImportRequest {
  kind: ImportKind;
  file: string;
  /** Without one the header names the fields. */
  mapping?: ImportMapping;
  /** Does all of it and takes it back. */
  dryRun: boolean;
  onProgress?: (rows: number) => void;
}

export interface ImportReport {
  kind: ImportKind;
  /** Rows of the file, without its header. */
  rows: number;
  added: number;
  changed: number;
  /** Passed over because the mapping says so. */
  skipped: number;
  dryRun: boolean;
  /** The first rows as they were understood. */
  preview: ImportRow[];
}

const BATCH = 2_000;
const MOST_FAULTS = 20;
const PREVIEWED = 3;
const MOST_ROW_BYTES = 64 * 1024;

/** Brings files of comma separated values in, row by row: all of a file or nothing. */
@Injectable()
export class StoreImports {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly transaction: ImportTransaction,
    private readonly cipher: CustomerCipher,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws QuartermasterError NOT_FOUND, IMPORT_INVALID naming lines and columns, PAYLOAD_TOO_LARGE */
  async run({ kind, file, mapping, dryRun, onProgress }: ImportRequest): Promise<ImportReport> {
    const report: ImportReport = { kind, rows: 0, added: 0, changed: 0, skipped: 0, dryRun, preview: [] };
    const faults: RowFault[] = [];
    await this.transaction.run(async (manager) => {
      const reading = new Reading(kind, mapping, report, faults);
      const scope = (used: ImportMapping): WriteScope => ({
        manager,
        mapping: used,
        cipher: this.cipher,
        now: this.clock.now(),
        fault: (fault) => faults.push(fault),
      });
      const write = async () => {
        const rows = reading.take();
        // What follows from a faulty file would only be more faults.
        if (rows.length === 0 || faults.length > 0) return;
        const done = await IMPORT_WRITERS[kind](rows, scope(reading.mapping!));
        report.added += done.added;
        report.changed += done.changed;
        report.skipped += done.skipped;
        onProgress?.(report.rows);
      };
      for await (const { line, row } of rowsOf(file)) {
        reading.add(row, line);
        this.requireRoom(report.rows);
        if (reading.waiting >= BATCH) await write();
        if (faults.length >= MOST_FAULTS) break;
      }
      await write();
      if (report.rows === 0) throw invalid(`${file} has no rows.`, 'Give a file with a header and rows.');
      if (faults.length > 0) throw faulty(file, faults);
      if (dryRun) return false;
      if (kind === 'transactions')
        await this.jobs.enqueue(manager, 'fit-recommendations', { reason: 'import' });
      const { preview: _, ...details } = report;
      await this.audit.append({ action: 'store.imported', actor: 'command-line', details }, manager);
      return true;
    });
    return report;
  }

  private requireRoom(rows: number): void {
    const { maxImportRows } = this.settings.stores;
    if (rows > maxImportRows)
      throw new QuartermasterError('PAYLOAD_TOO_LARGE', {
        message: `The file has more than ${maxImportRows} rows. Nothing was changed.`,
        nextStep: 'Split it, or raise `stores.maxImportRows`.',
      });
  }
}

/** Rows that were understood and wait to be written. */
class Reading {
  mapping?: ImportMapping;
  private rows: NumberedRow[] = [];
  private readonly seen = new Set<unknown>();

  constructor(
    private readonly kind: ImportKind,
    private readonly given: ImportMapping | undefined,
    private readonly report: ImportReport,
    private readonly faults: RowFault[],
  ) {}

  get waiting(): number {
    return this.rows.length;
  }

  add(raw: RawRow, line: number): void {
    this.report.rows += 1;
    if (this.mapping === undefined) {
      const header = Object.keys(raw);
      this.mapping = this.given ?? plainMapping(this.kind, header);
      checkMapping(this.mapping, this.kind, header);
    }
    if (isSkipped(this.mapping, raw)) {
      this.report.skipped += 1;
      return;
    }
    const row = mapRow(this.mapping, raw, line, this.faults);
    const { firstOf } = this.mapping;
    if (firstOf !== undefined && this.seen.has(row[firstOf])) {
      this.report.skipped += 1;
      return;
    }
    if (firstOf !== undefined) this.seen.add(row[firstOf]);
    if (this.report.preview.length < PREVIEWED) this.report.preview.push(row);
    this.rows.push({ line, row });
  }

  take(): NumberedRow[] {
    return this.rows.splice(0);
  }
}

async function* rowsOf(file: string): AsyncGenerator<{ line: number; row: RawRow }> {
  if (!(await stat(file).catch(() => undefined))?.isFile())
    throw new QuartermasterError('NOT_FOUND', {
      message: `There is no file ${file}.`,
      nextStep: 'Check the path; it is taken from the directory in which the command runs.',
    });
  const parser = parse({
    columns: true,
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    max_record_size: MOST_ROW_BYTES,
  });
  const source = createReadStream(file).on('error', (error) => parser.destroy(error));
  let line = 1;
  try {
    for await (const { info, record } of source.pipe(parser) as AsyncIterable<{
      info: { lines: number };
      record: RawRow;
    }>) {
      line = info.lines;
      yield { line, row: record };
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw invalid(
        `${file}, line ${line + 1}: ${error.message}.`,
        'Correct the line and run the import again.',
      );
    throw error;
  } finally {
    source.destroy();
  }
}

function faulty(file: string, faults: readonly RowFault[]): QuartermasterError {
  const shown = [...faults].sort((a, b) => a.line - b.line).slice(0, MOST_FAULTS);
  const words = shown.map(({ line, column, message }) => `line ${line}, column ${column}: ${message}`);
  const more = faults.length >= MOST_FAULTS ? '\nThere may be more.' : '';
  return new QuartermasterError('IMPORT_INVALID', {
    message: `${file} cannot be imported; nothing was changed.\n${words.join('\n')}${more}`,
  });
}

const invalid = (message: string, nextStep: string) =>
  new QuartermasterError('IMPORT_INVALID', { message, nextStep });
