import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { QuartermasterError } from '#libs/contracts';
import { Logger, type LogLevel } from './logger';
import { NestLogger } from './nest-logger';

function recorded(level?: LogLevel) {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const line of chunk.toString().trimEnd().split('\n'))
        lines.push(JSON.parse(line) as Record<string, unknown>);
      done();
    },
  });
  return { lines, logger: Logger.create({ serviceName: 'spec', level, destination }) };
}

describe('log', () => {
  it('writes one JSON line an event', () => {
    const { lines, logger } = recorded();
    logger.child({ requestId: 'r1', traceId: 't1' }).info('answer.stored', { rows: 3 });
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
        service: 'spec',
        event: 'answer.stored',
        requestId: 'r1',
        traceId: 't1',
        rows: 3,
      },
    ]);
  });

  it('leaves out what is less important than its level', () => {
    const { lines, logger } = recorded('warn');
    logger.debug('a');
    logger.info('b');
    logger.warn('c');
    logger.error('d');
    expect(lines.map(({ event }) => event)).toEqual(['c', 'd']);
  });

  it('hides values under names of secrets, however they are written and wherever they are', () => {
    const { lines, logger } = recorded();
    logger.child({ token: 'hidden-1' }).info('x', {
      password: 'hidden-2',
      headers: { Authorization: 'hidden-3', 'set-cookie': ['hidden-4'], accept: 'json' },
      list: [{ api_key: 'hidden-5' }],
      err: new QuartermasterError('INTERNAL', { details: { pepper: 'hidden-6' } }),
      passwords: 2,
    });
    expect(JSON.stringify(lines)).not.toContain('hidden');
    expect(lines[0]).toMatchObject({ headers: { accept: 'json' }, passwords: 2, password: '[redacted]' });
  });

  it('tells errors with code, stack and causes', () => {
    const { lines, logger } = recorded();
    logger.error('x', { err: new QuartermasterError('NO_DATA', { cause: new TypeError('beneath') }) });
    expect(lines[0]!.err).toMatchObject({
      type: 'QuartermasterError',
      code: 'NO_DATA',
      stack: expect.stringContaining('logger.spec') as string,
      cause: { type: 'TypeError', message: 'beneath' },
    });
  });

  it('survives fields that go round in circles', () => {
    const { lines, logger } = recorded();
    const circle: Record<string, unknown> = {};
    circle.again = circle;
    logger.info('x', { circle });
    expect(lines).toHaveLength(1);
  });

  it('writes what is not urgent a moment later, in order, and at once before what is', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'qm-log-'));
    const destination = join(directory, 'service.log');
    const logger = Logger.create({ serviceName: 'a', destination });
    const events = () =>
      readFileSync(destination, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as { event: string }).event);
    logger.info('first');
    logger.warn('second');
    expect(events()).toEqual(['first', 'second']);
    logger.info('third');
    const end = Date.now() + 5_000;
    while (events().length < 3 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(events()).toEqual(['first', 'second', 'third']);
    rmSync(directory, { recursive: true });
  });

  it('appends to a file, making its folder', () => {
    const directory = mkdtempSync(join(tmpdir(), 'qm-log-'));
    const destination = join(directory, 'logs', 'quartermaster.log');
    Logger.create({ serviceName: 'a', destination }).warn('first');
    Logger.create({ serviceName: 'b', destination }).error('second');
    const events = readFileSync(destination, 'utf8').trimEnd().split('\n');
    expect(events.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['first', 'second']);
    rmSync(directory, { recursive: true });
  });

  it('takes Nest’s messages as events', () => {
    const { lines, logger } = recorded('debug');
    const nest = new NestLogger(logger);
    nest.log('Starting', 'NestFactory');
    nest.error('Broken', 'the stack', 'Injector');
    nest.warn(new Error('odd'));
    expect(lines).toMatchObject([
      { level: 'debug', event: 'nest.log', message: 'Starting', context: 'NestFactory' },
      { level: 'error', event: 'nest.error', message: 'Broken', more: ['the stack'], context: 'Injector' },
      { level: 'warn', event: 'nest.warning', err: { message: 'odd' } },
    ]);
  });
});
