import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BusModule, InProcessTransport, newCallContext, ServiceClient } from '#libs/bus';
import {
  type InputOf,
  type LoadEvent,
  pipeline,
  type Principal,
  type StreamOperation,
} from '#libs/contracts';
import { loadSettings, RuntimeModule } from '#libs/runtime';
import type { SemanticModel } from '#libs/semantics';
import { DuckDbWarehouse, TABLE_NAMES } from '#libs/warehouse';
import { DataLoadingModule } from './data-loading.module';

jest.setTimeout(60_000);

const TABLES = [...TABLE_NAMES];
const SAMPLE = { seed: 7, today: '2026-06-17', scale: 0.1 };

describe('pipeline', () => {
  let root: string;
  let app: INestApplicationContext;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'qm-pipeline-'));
    const settings = loadSettings({ env: { QM_LOG_LEVEL: 'error' } });
    const model = {
      entities: new Map(),
      personas: new Map([['all', { persona: 'all', tables: TABLES }]]),
    } as unknown as SemanticModel;
    app = await NestFactory.createApplicationContext(
      {
        module: class PipelineSpecModule {},
        imports: [
          RuntimeModule.forRoot({ settings: { ...settings, dataDirectory: root }, serviceName: 'pipeline' }),
          BusModule.forRoot({ transport: new InProcessTransport(), signingKey: randomUUID() }),
          DataLoadingModule.forRoot(model),
        ],
      },
      { logger: ['error', 'fatal'] },
    );
  });
  afterAll(async () => {
    await app?.close();
    rmSync(root, { recursive: true, force: true });
  });

  const principal = (role: 'admin' | 'member'): Principal => ({
    userId: randomUUID(),
    username: 'mara',
    roles: [role],
    personas: [],
    sites: null,
    sessionId: randomUUID(),
  });

  async function run<O extends StreamOperation>(
    operation: O,
    input: InputOf<O>,
    context: Parameters<typeof newCallContext>[0] = {},
  ): Promise<LoadEvent[]> {
    const events: LoadEvent[] = [];
    const call = newCallContext({ timeoutMs: 30_000, principal: principal('admin'), ...context });
    for await (const event of app.get(ServiceClient).stream(operation, input, call))
      events.push(event as LoadEvent);
    return events;
  }
  const last = (events: LoadEvent[]) => events.at(-1) as Extract<LoadEvent, { type: 'load-end' }>;

  it('generates, reporting as it goes, and the warehouse answers from it', async () => {
    const events = await run(pipeline.generate, SAMPLE);
    const steps = events.flatMap((event) => (event.type === 'step' ? [event.progress] : []));
    expect(steps.length).toBeGreaterThan(0);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(last(events)).toMatchObject({ type: 'load-end', rejectsDirectory: null });
    const warehouse = new DuckDbWarehouse({
      directory: root,
      personas: [{ id: 'all', tables: TABLES }],
      memoryLimit: '256MB',
      threads: 1,
    });
    const { rows } = await warehouse.query({
      persona: 'all',
      sql: 'SELECT (SELECT count(*) FROM product), (SELECT count(*) FROM sales_order_header)',
      timeoutMs: 10_000,
      maxRows: 10,
      maxBytes: 1000,
    });
    await warehouse.close();
    expect(rows).toEqual([[400, 900]]);
  });

  it.each(['csv', 'parquet'] as const)(
    'imports what it exported as %s without a difference',
    async (format) => {
      await run(pipeline.generate, SAMPLE);
      const [first, second] = [join(root, `first-${format}`), join(root, `second-${format}`)];
      const exported = last(await run(pipeline.exportFiles, { directory: first, format }));
      const imported = last(await run(pipeline.importFiles, { directory: first, maxRejectedShare: 0 }));
      expect(imported.tables).toEqual(exported.tables);
      await run(pipeline.exportFiles, { directory: second, format });
      expect(readdirSync(first).sort()).toEqual(TABLES.map((table) => `${table}.${format}`).sort());
      for (const name of readdirSync(first)) {
        expect(readFileSync(join(second, name)).equals(readFileSync(join(first, name)))).toBe(true);
      }
    },
  );

  it('gives the same files for the same seed', async () => {
    const read = async (seed: number): Promise<string> => {
      await run(pipeline.generate, { ...SAMPLE, seed });
      const directory = join(root, `seed-${seed}`);
      await run(pipeline.exportFiles, { directory, format: 'csv' });
      return TABLES.map((table) => readFileSync(join(directory, `${table}.csv`), 'utf8')).join();
    };
    const first = await read(3);
    expect(await read(4)).not.toBe(first);
    expect(await read(3)).toBe(first);
  });

  it('stops a load when the caller goes away, and keeps the data', async () => {
    await run(pipeline.generate, SAMPLE);
    const before = readFileSync(join(root, 'warehouse/current.json'), 'utf8');
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    await expect(
      run(pipeline.generate, { ...SAMPLE, scale: 40 }, { signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'CANCELLED' });
    // The lock is free again as soon as the load has stopped.
    for (let attempt = 0; ; attempt++) {
      try {
        await run(pipeline.exportFiles, { directory: join(root, 'after'), format: 'csv' });
        await run(pipeline.generate, { ...SAMPLE, scale: 0.01 });
        break;
      } catch (error) {
        expect(error).toMatchObject({ code: 'CONFLICT' });
        expect(attempt).toBeLessThan(50);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    expect(readFileSync(join(root, 'warehouse/current.json'), 'utf8')).not.toBe(before);
    expect(readdirSync(join(root, 'warehouse')).filter((name) => name.startsWith('staging-'))).toEqual([]);
  });

  it('is for administrators', async () => {
    const asMember = { principal: principal('member') };
    await expect(run(pipeline.generate, SAMPLE, asMember)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      run(pipeline.exportFiles, { directory: join(root, 'x'), format: 'csv' }, asMember),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      run(pipeline.importFiles, { directory: root, maxRejectedShare: 0 }, asMember),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
