import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { IMPORT_KINDS, ImportMapping } from '#apps/store';
import { QuartermasterError } from '#libs/contracts';
import { type Command, UsageError } from './command';
import { withStoreImports } from './local-services';
import { say, writeLine } from './output';

const TOLD_EVERY_ROWS = 20_000;

export const storeImport: Command = {
  name: 'store import',
  usage: `qm store import ${IMPORT_KINDS.join('|')} --file FILE [--mapping FILE] [--dry-run]
  All of the file or nothing; --dry-run does all of it and takes it back. Without a mapping the header names the fields.`,
  summary: 'Brings products, customers, purchases, staff and shifts of your stores in from CSV files',
  async run(argv, settings) {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        file: { type: 'string' },
        mapping: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const kind = IMPORT_KINDS.find((one) => one === positionals[0]);
    if (kind === undefined || positionals.length !== 1)
      throw new UsageError(`What to import? One of ${IMPORT_KINDS.join(', ')}.`);
    if (values.file === undefined) throw new UsageError('--file is missing.');
    const mapping = values.mapping === undefined ? undefined : await readMapping(resolve(values.mapping));
    const begun = performance.now();
    let told = 0;
    await withStoreImports(settings, async (imports) => {
      const report = await imports.run({
        kind,
        file: resolve(values.file!),
        mapping,
        dryRun: values['dry-run'],
        onProgress: (rows) => {
          if (rows - told < TOLD_EVERY_ROWS) return;
          told = rows;
          say(`${rows} rows`);
        },
      });
      await writeLine({ ...report, seconds: Math.round((performance.now() - begun) / 100) / 10 });
      if (report.dryRun) say('Nothing was changed: this was a dry run.');
    });
  },
};

async function readMapping(file: string): Promise<ImportMapping> {
  const wrong = (message: string) =>
    new QuartermasterError('IMPORT_INVALID', {
      message: `${file}: ${message}`,
      nextStep: 'Correct the mapping.',
    });
  const content = await readFile(file, 'utf8').catch(() => {
    throw new QuartermasterError('NOT_FOUND', {
      message: `There is no file ${file}.`,
      nextStep: 'Check the path; it is taken from the directory in which the command runs.',
    });
  });
  let given: unknown;
  try {
    given = parse(content);
  } catch (error) {
    throw wrong((error as Error).message);
  }
  const checked = ImportMapping.safeParse(given);
  if (!checked.success) throw wrong(z.prettifyError(checked.error));
  return checked.data;
}
