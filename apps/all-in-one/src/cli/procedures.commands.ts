import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { newCallContext, type ServiceClient } from '#libs/bus';
import {
  type InputOf,
  type OutputOf,
  PROCEDURE_PART_BYTES,
  ProcedureAudience,
  ProcedureLanguage,
  procedures,
  type UnaryOperation,
} from '#libs/contracts';
import { type Command, UsageError } from './command';
import { commandLinePrincipal, withStore } from './local-services';
import { writeLine } from './output';

/** One principal for all calls of a command: parts of a file belong to who began it. */
function caller(services: ServiceClient) {
  const principal = commandLinePrincipal();
  return <O extends UnaryOperation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>> =>
    services.call(operation, input, newCallContext({ timeoutMs: operation.timeoutMs, principal }));
}

function oneOf<T extends string>(
  allowed: readonly T[],
  value: string | undefined,
  option: string,
): T | undefined {
  if (value === undefined || (allowed as readonly string[]).includes(value)) return value as T | undefined;
  throw new UsageError(`--${option} is one of ${allowed.join(', ')}.`);
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
    );
  }
}

export const proceduresAdd: Command = {
  name: 'procedures add',
  usage:
    'qm procedures add FILE [FILE …] [--title TEXT] [--audience customers|everybody|managers] [--language en] [--effective-from 2026-12-01]',
  summary: 'Adds documents of all stores, or their next versions: Markdown, PDF or Word',
  async run(argv, settings) {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        title: { type: 'string' },
        audience: { type: 'string' },
        language: { type: 'string' },
        'effective-from': { type: 'string' },
      },
    });
    if (positionals.length === 0) throw new UsageError('Give at least one file.');
    if (values.title !== undefined && positionals.length > 1)
      throw new UsageError('--title is for one file.');
    const audience = oneOf(ProcedureAudience.options, values.audience, 'audience') ?? 'everybody';
    const language = oneOf(ProcedureLanguage.options, values.language, 'language');
    const files = positionals.map((file) => ({ file, content: read(file) }));
    await withStore(settings, async (services) => {
      const call = caller(services);
      for (const { file, content } of files) {
        const uploadId = randomUUID();
        for (
          let at = 0, ordinal = 0;
          at === 0 || at < content.length;
          at += PROCEDURE_PART_BYTES, ordinal += 1
        ) {
          const part = content.subarray(at, at + PROCEDURE_PART_BYTES).toString('base64');
          await call(procedures.putPart, { uploadId, ordinal, content: part });
        }
        const { procedure, version } = await call(procedures.add, {
          id: randomUUID(),
          uploadId,
          fileName: basename(file),
          title: values.title,
          audience,
          allStores: true,
          language,
          effectiveFrom: values['effective-from'],
        });
        const { id, title } = procedure;
        await writeLine({ id, title, language: procedure.language, ...version });
      }
    });
  },
};

export const proceduresList: Command = {
  name: 'procedures list',
  usage: 'qm procedures list',
  summary: 'Lists the documents of all stores',
  run: (_argv, settings) =>
    withStore(settings, async (services) => {
      const { data } = await caller(services)(procedures.list, {});
      for (const { mayManage: _, ...procedure } of data) await writeLine(procedure);
    }),
};

export const proceduresRemove: Command = {
  name: 'procedures remove',
  usage: 'qm procedures remove ID [--version N]',
  summary: 'Deletes a document of all stores, or one version of it',
  async run(argv, settings) {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { version: { type: 'string' } },
    });
    const [procedureId, ...more] = positionals;
    if (procedureId === undefined || more.length > 0) throw new UsageError('Give the id of one document.');
    if (values.version !== undefined && !/^[1-9]\d{0,8}$/.test(values.version))
      throw new UsageError('--version is a whole number.');
    const version = values.version === undefined ? undefined : Number(values.version);
    await withStore(settings, async (services) => {
      await caller(services)(procedures.remove, { procedureId, version });
      await writeLine({ removed: procedureId, version: version ?? null });
    });
  },
};
