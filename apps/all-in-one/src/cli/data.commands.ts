import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { newCallContext, type ServiceClient } from '#libs/bus';
import { Day, type InputOf, pipeline, type StreamOperation } from '#libs/contracts';
import { commandLinePrincipal, withPipeline } from './local-services';
import { type Command, UsageError } from './command';
import { say, writeLine } from './output';

/** A load may take long: it is limited by the operation's own timeout. */
async function load<O extends StreamOperation>(
  services: ServiceClient,
  operation: O,
  input: InputOf<O>,
): Promise<void> {
  const context = newCallContext({ timeoutMs: operation.timeoutMs, principal: commandLinePrincipal() });
  for await (const event of services.stream(operation, input, context)) {
    const { type, label, progress, ...result } = event as { type: string; label?: string; progress?: number };
    if (type === 'step') say(`${String(Math.round((progress ?? 0) * 100)).padStart(3)} %  ${label}`);
    else await writeLine(result);
  }
}

function number(value: string | undefined, name: string, fallback: number): number {
  if (value === undefined) return fallback;
  const parsed = Number(value);
  if (!Number.isFinite(parsed)) throw new UsageError(`--${name} wants a number, not "${value}"`);
  return parsed;
}

export const dataGenerate: Command = {
  name: 'data generate',
  usage:
    'qm data generate [--seed N] [--today DATE] [--scale X]      scale 1: 9,000 sales orders; 40: about a million lines',
  summary: 'Replaces the data by a deterministic sample',
  async run(argv, settings) {
    const { values } = parseArgs({
      args: argv,
      options: { seed: { type: 'string' }, today: { type: 'string' }, scale: { type: 'string' } },
    });
    if (values.today !== undefined && !Day.safeParse(values.today).success)
      throw new UsageError('--today wants a date, YYYY-MM-DD');
    await withPipeline(settings, (services, today) =>
      load(services, pipeline.generate, {
        seed: number(values.seed, 'seed', 1),
        today: values.today ?? today,
        scale: number(values.scale, 'scale', 1),
      }),
    );
  },
};

export const dataImport: Command = {
  name: 'data import',
  usage: 'qm data import --dir DIR [--map FILE] [--max-rejected-share 0.1]',
  summary: 'Replaces the data by your own CSV or Parquet files',
  async run(argv, settings) {
    const { values } = parseArgs({
      args: argv,
      options: { dir: { type: 'string' }, map: { type: 'string' }, 'max-rejected-share': { type: 'string' } },
    });
    const { dir, map } = values;
    if (dir === undefined) throw new UsageError('--dir is missing.');
    const input = {
      directory: resolve(dir),
      mapFile: map === undefined ? undefined : resolve(map),
      maxRejectedShare: number(values['max-rejected-share'], 'max-rejected-share', 0.1),
    };
    await withPipeline(settings, (services) => load(services, pipeline.importFiles, input));
  },
};

export const dataExport: Command = {
  name: 'data export',
  usage: 'qm data export --dir DIR [--format csv|parquet]',
  summary: 'Writes the six tables to files',
  async run(argv, settings) {
    const { values } = parseArgs({
      args: argv,
      options: { dir: { type: 'string' }, format: { type: 'string' } },
    });
    const { dir, format = 'csv' } = values;
    if (dir === undefined) throw new UsageError('--dir is missing.');
    if (format !== 'csv' && format !== 'parquet') throw new UsageError('--format is csv or parquet.');
    await withPipeline(settings, (services) =>
      load(services, pipeline.exportFiles, { directory: resolve(dir), format }),
    );
  },
};
