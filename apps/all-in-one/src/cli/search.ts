import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { QuartermasterError } from '#libs/contracts';
import {
  fitLatent,
  guessLanguage,
  type Language,
  LANGUAGES,
  latentInput,
  LatentSpace,
  LexicalIndex,
  rankCombined,
} from '#libs/search';
import { type Command, UsageError } from './command';
import { readJsonRows } from './json-rows';
import { say, writeLine } from './output';

const Text = z.object({ title: z.string().optional(), text: z.string() });

/** As deep as mean average precision is usually taken. */
const DEFAULT_DEPTH = 1000;

/** Enough of the documents to tell their language. */
const LANGUAGE_SAMPLE = 20_000;

export const search: Command = {
  name: 'search',
  usage:
    'qm search --docs FILE.jsonl --queries FILE.jsonl [--language en] [--k 1000] [--lexical]\n' +
    'rows {id, text, title?} in both; prints {id, docs, ms} a query: ids of at most k documents, best first',
  summary: 'Searches documents by words and latent semantics',
  async run(argv) {
    const { docs, queries, language, k, lexical } = optionsOf(argv);
    await mustBeFile(docs);
    await mustBeFile(queries);
    const rows = await documentsOf(docs);
    const index = new LexicalIndex({
      fields: { title: 1, text: 1 },
      language: language ?? languageOf(rows),
      wordOrder: true,
    });
    for (const { id, title, text } of rows) index.add({ id, fields: { title, text } });
    const space = lexical ? undefined : fittedTo(index);
    for await (const row of readJsonRows(Text, queries)) {
      if ('error' in row) {
        await writeLine(row);
        continue;
      }
      const start = performance.now();
      const query = [row.value.title, row.value.text].filter(Boolean).join(' ');
      const found =
        space === undefined
          ? index.rank(query, { limit: k })
          : rankCombined(index, query, {
              limit: k,
              feedback: true,
              similarities: space.similaritiesTo(index.queryTerms(query)),
            });
      const ms = Math.round((performance.now() - start) * 100) / 100;
      await writeLine({ id: row.id, docs: found.map(({ id }) => id), ms });
    }
  },
};

function optionsOf(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      docs: { type: 'string' },
      queries: { type: 'string' },
      language: { type: 'string' },
      k: { type: 'string', default: String(DEFAULT_DEPTH) },
      lexical: { type: 'boolean', default: false },
    },
  });
  const { docs, queries, lexical } = values;
  if (docs === undefined || queries === undefined) throw new UsageError('--docs and --queries are wanted.');
  const k = Number(values.k);
  if (!Number.isInteger(k) || k < 1) throw new UsageError('--k wants a whole number from 1.');
  const language = LANGUAGES.find((known) => known === values.language);
  if (values.language !== undefined && language === undefined)
    throw new UsageError(`--language wants one of ${LANGUAGES.join(', ')}.`);
  return { docs, queries, language, k, lexical };
}

async function mustBeFile(file: string): Promise<void> {
  const isFile = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile)
    throw new QuartermasterError('NOT_FOUND', {
      message: `There is no file ${file}.`,
      nextStep: 'Check the path; it is taken from the directory in which the command runs.',
    });
}

type Document = z.infer<typeof Text> & { id: string };

/** A wrong row is named on standard error and left out; the others are searched. */
async function documentsOf(file: string): Promise<Document[]> {
  const rows = new Map<string, Document>();
  let wrong = 0;
  for await (const row of readJsonRows(Text, file)) {
    if ('error' in row) {
      wrong += 1;
      say(`${file}: ${row.error.message}`);
      continue;
    }
    const id = String(row.id);
    if (rows.has(id)) say(`${file}: document ${id} stands there twice; the later one counts.`);
    rows.set(id, { ...row.value, id });
  }
  if (wrong > 0)
    say(`${wrong} of ${rows.size + wrong} rows were left out. Correct them and run the command again.`);
  if (rows.size === 0)
    throw new QuartermasterError('VALIDATION_FAILED', {
      message: `${file} has no document.`,
      nextStep: 'Give one JSON object a line: {id, text} and, if you like, title.',
    });
  return [...rows.values()];
}

function languageOf(rows: readonly Document[]): Language | undefined {
  let sample = '';
  for (const { text } of rows) {
    sample += `${text}\n`;
    if (sample.length > LANGUAGE_SAMPLE) break;
  }
  return guessLanguage(sample);
}

function fittedTo(index: LexicalIndex): LatentSpace {
  const fit = fitLatent(latentInput(index));
  for (const note of fit.notes) say(note);
  const space = new LatentSpace(fit);
  space.follow(index);
  return space;
}
