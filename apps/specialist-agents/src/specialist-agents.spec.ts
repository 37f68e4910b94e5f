import { randomUUID } from 'node:crypto';
import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  BusModule,
  type CallContext,
  Handles,
  InProcessTransport,
  newCallContext,
  ServiceClient,
} from '#libs/bus';
import {
  type InputOf,
  type Principal,
  proposals,
  QuartermasterError,
  type RunResult,
  specialistAgents,
  sqlAgents,
  type ToolEvent,
  type ToolResult,
} from '#libs/contracts';
import { loadSettings, Logger, RuntimeModule } from '#libs/runtime';
import { days, many, optional, productCode, warehouseCode } from './parameters';
import { tableOf } from './result-rows';
import { RunLimit } from './run-limit';
import { DayPlanner } from './day-planner';
import { SpecialistAgents } from './specialist-agents';
import { SpecialistAgentsHandlers } from './specialist-agents.handlers';
import { Calculator, defineTool, type Outcome } from './tool';

const CODES: Record<string, string[]> = {
  'stock.warehouse_code': ['WH-01', 'WH-02', 'WH-10'],
  'product.product_code': ['P-0001', 'P-0002', 'P-0100'],
};

/** sql-agents and the store of proposals at their ports. */
@Injectable()
class Others {
  readonly asked: { input: InputOf<typeof sqlAgents.run>; context: CallContext }[] = [];
  failure: QuartermasterError | undefined;
  /** Another state of the data at each query. */
  reloading = false;
  ownOrders: QuartermasterError | { productCode: string; quantity: number; orderedOn: string }[] = [];

  @Handles(sqlAgents.run)
  async run(input: InputOf<typeof sqlAgents.run>, context: CallContext): Promise<RunResult> {
    this.asked.push({ input, context });
    if (this.failure !== undefined) throw this.failure;
    const [member = ''] = input.query.dimensions;
    const [filter] = input.query.filters;
    const wanted = filter !== undefined && 'values' in filter ? filter.values : undefined;
    const name = member.split('.')[1]!;
    const codes = CODES[member]!.filter((code) => wanted?.includes(code) ?? true);
    return {
      sql: `SELECT ${name}`,
      dialect: 'duckdb',
      table: tableOf(
        [{ name, label: name, type: 'string', format: 'code', role: 'dimension' }],
        codes.map((code) => ({ [name]: code })),
      ),
      sources: [{ table: 'product', label: 'Products', rowCount: 3 }],
      dataAsOf: '2026-06-17T00:00:00.000Z',
      dataVersion: this.reloading ? `${this.asked.length}` : '1',
      semanticVersion: '1',
      cost: { totalUsd: 0.25, byService: [{ service: 'warehouse', usd: 0.25, quantity: 2, unit: 'second' }] },
      timings: { compileMs: 0, guardMs: 0, executeMs: 3 },
    };
  }

  @Handles(proposals.onOrder)
  async onOrder() {
    if (this.ownOrders instanceof QuartermasterError) throw this.ownOrders;
    return { products: this.ownOrders };
  }
}

let release: () => void;
let held: Promise<void>;
let waiting = 0;
const hold = () => (held = new Promise((resolve) => (release = resolve)));

const outcomeOf = (sentence: string, notes: string[] = []): Outcome => ({
  kind: 'result',
  sentence,
  figures: [],
  table: tableOf([], []),
  chart: null,
  drawing: null,
  formulas: [],
  inputs: [],
  notes,
  actions: [],
});

const about = {
  label: 'Beans',
  summary: 'Counts beans.',
  agent: 'inventory' as const,
  personas: ['warehouse_manager'],
  phrases: ['count beans'],
  examples: ['Count beans'],
};

const countBeans = defineTool({
  ...about,
  name: 'count_beans',
  parameters: {
    warehouse_code: warehouseCode(),
    days: days({ label: 'Days', description: '', min: 1, max: 30, default: 7 }),
    product_codes: optional(many(productCode())),
  },
  async run({ warehouse_code, days: ahead, product_codes }, context) {
    context.progress(0.5, 'Counting');
    const own = await context.onOrder(warehouse_code, '2026-06-01');
    return outcomeOf(`${warehouse_code} ${ahead} ${product_codes?.join(' ') ?? 'all'} ${own.length}`, [
      'counted',
    ]);
  },
});

const waitForBeans = defineTool({
  ...about,
  name: 'wait_for_beans',
  parameters: {},
  async run(_nothing, { signal }) {
    waiting += 1;
    const gone = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error)),
    );
    await Promise.race([held, gone]);
    return outcomeOf('waited');
  },
});

const askBuyers = defineTool({
  ...about,
  name: 'ask_buyers',
  parameters: {},
  async run(_nothing, context) {
    const buyer = 'procurement_specialist';
    if (!context.holds(buyer)) return outcomeOf('not seen');
    await context.query('What buyers see', { dimensions: ['product.product_code'] }, buyer);
    return outcomeOf('seen');
  },
});

const principal: Principal = {
  userId: randomUUID(),
  username: 'ada',
  roles: [],
  personas: ['warehouse_manager'],
  sites: ['WH-01'],
  sessionId: randomUUID(),
};

describe('specialist agents', () => {
  let app: INestApplicationContext;
  let others: Others;

  beforeEach(async () => {
    hold();
    waiting = 0;
    const logger = Logger.create({ serviceName: 'test', level: 'silent', destination: 'stderr' });
    @Module({
      providers: [
        Others,
        { provide: DayPlanner, useValue: new DayPlanner(new NoThreads()) },
        SpecialistAgentsHandlers,
        {
          provide: SpecialistAgents,
          inject: [ServiceClient],
          useFactory: (services: ServiceClient) =>
            new SpecialistAgents(
              [countBeans, waitForBeans, askBuyers],
              services,
              new NoThreads(),
              new RunLimit(1),
              { ...loadSettings({ env: {} }).tools },
            ),
        },
      ],
    })
    class Agents {}
    app = await NestFactory.createApplicationContext(
      {
        module: class Root {},
        imports: [
          RuntimeModule.forRoot({ settings: loadSettings({ env: {} }), serviceName: 'test', logger }),
          BusModule.forRoot({ transport: new InProcessTransport(), signingKey: 's'.repeat(32) }),
          Agents,
        ],
      },
      { logger: false, abortOnError: false },
    );
    others = app.get(Others, { strict: false });
  });
  afterEach(() => app.close());

  const services = () => app.get(ServiceClient);
  const start = (
    tool: string,
    given: Record<string, string | number | string[]> = {},
    { as = principal, signal }: { as?: Principal; signal?: AbortSignal } = {},
  ) =>
    services().stream(
      specialistAgents.run,
      { persona: 'warehouse_manager', call: { tool, arguments: given }, today: '2026-06-17' },
      newCallContext({ principal: as, signal }),
    );
  const eventsOf = async (events: AsyncIterable<ToolEvent>) => {
    const all: ToolEvent[] = [];
    for await (const event of events) all.push(event);
    return all;
  };
  const run = async (...given: Parameters<typeof start>): Promise<ToolResult> => {
    const last = (await eventsOf(start(...given))).at(-1);
    if (last?.type !== 'result') throw new Error('no result');
    return last.result;
  };
  const failure = (...given: Parameters<typeof start>) =>
    run(...given).then(
      () => undefined,
      (error: unknown) => error as QuartermasterError,
    );

  const untilWaiting = async () => {
    while (waiting === 0) await new Promise((resolve) => setImmediate(resolve));
  };

  it("lists a persona's tools, to whoever has the persona", async () => {
    const list = (persona: string) =>
      services().call(specialistAgents.tools, { persona }, newCallContext({ principal }));
    const { tools } = await list('warehouse_manager');
    expect(tools.map(({ name }) => name)).toEqual(['count_beans', 'wait_for_beans', 'ask_buyers']);
    expect(tools[0]!.parameters).toEqual([
      expect.objectContaining({ name: 'warehouse_code', kind: 'value', required: true, many: false }),
      expect.objectContaining({ name: 'days', kind: 'days', required: false, min: 1, max: 30, default: 7 }),
      expect.objectContaining({ name: 'product_codes', required: false, many: true }),
    ]);
    await expect(list('field_engineer')).rejects.toMatchObject({ code: 'PERSONA_NOT_ALLOWED' });
  });

  it('runs for the persona only what is for it', async () => {
    expect(await failure('bake_beans')).toMatchObject({ code: 'TOOL_UNKNOWN' });
    const other = { ...principal, personas: ['field_engineer'] };
    expect(await failure('count_beans', {}, { as: other })).toMatchObject({ code: 'PERSONA_NOT_ALLOWED' });
    const events = services().stream(
      specialistAgents.run,
      { persona: 'field_engineer', call: { tool: 'count_beans', arguments: {} }, today: '2026-06-17' },
      newCallContext({ principal: other }),
    );
    await expect(eventsOf(events)).rejects.toMatchObject({ code: 'TOOL_UNKNOWN' });
  });

  it('tells progress, then the result with the call as it was run', async () => {
    const events = await eventsOf(start('count_beans', { warehouse_code: 'WH-02', product_codes: 'P-0001' }));
    expect(events.map(({ type }) => type)).toEqual(['progress', 'result']);
    expect(events[0]).toEqual({ type: 'progress', share: 0.5, text: 'Counting' });
    expect(events[1]).toMatchObject({
      result: {
        kind: 'result',
        sentence: 'WH-02 7 P-0001 0',
        call: {
          tool: 'count_beans',
          arguments: { warehouse_code: 'WH-02', days: 7, product_codes: ['P-0001'] },
        },
        notes: ['counted'],
      },
    });
  });

  it("asks with the caller's rights and keeps every query as evidence, its cost summed", async () => {
    const result = await run('count_beans', { warehouse_code: 'WH-01', product_codes: ['P-0002', 'P-0001'] });
    expect(others.asked).toHaveLength(2);
    for (const { input, context } of others.asked) {
      expect(input).toMatchObject({ persona: 'warehouse_manager', today: '2026-06-17' });
      expect(context.principal).toEqual(principal);
    }
    expect(result.queries).toHaveLength(2);
    expect(result.queries[0]).toEqual({
      label: 'Check: Warehouse',
      sql: 'SELECT warehouse_code',
      dialect: 'duckdb',
      rowCount: 1,
      truncated: false,
      sources: [{ table: 'product', label: 'Products', rowCount: 3 }],
      dataAsOf: '2026-06-17T00:00:00.000Z',
      dataVersion: '1',
      semanticVersion: '1',
      executeMs: 3,
    });
    expect(result.cost).toEqual({
      totalUsd: 0.5,
      byService: [{ service: 'warehouse', usd: 0.5, quantity: 4, unit: 'second' }],
    });
  });

  it('says that the data were loaded anew under it', async () => {
    others.reloading = true;
    const result = await run('count_beans', { warehouse_code: 'WH-01', product_codes: ['P-0001'] });
    expect(result).toMatchObject({ notes: ['counted', expect.stringMatching(/^The data were loaded anew/)] });
  });

  it('asks as another persona only when the caller has it', async () => {
    expect(await run('ask_buyers')).toMatchObject({ sentence: 'not seen', queries: [] });
    const buyer = { ...principal, personas: ['warehouse_manager', 'procurement_specialist'] };
    expect(await run('ask_buyers', {}, { as: buyer })).toMatchObject({
      sentence: 'seen',
      queries: [{ label: 'What buyers see' }],
    });
    expect(others.asked.at(-1)!.input.persona).toBe('procurement_specialist');
  });

  describe('arguments', () => {
    it.each([
      ['missing', {}, 'warehouse_code', 'is missing'],
      ['empty', { warehouse_code: ' ' }, 'warehouse_code', 'is empty'],
      ['negative', { warehouse_code: 'WH-01', days: -3 }, 'days', 'is less than 1'],
      ['absurd', { warehouse_code: 'WH-01', days: 1e9 }, 'days', 'is more than 30'],
      ['broken', { warehouse_code: 'WH-01', days: 2.5 }, 'days', 'is not a whole number of days'],
      ['in words', { warehouse_code: 'WH-01', days: 'ten' }, 'days', 'is not a whole number of days'],
      ['no list', { warehouse_code: 'WH-01', product_codes: [] }, 'product_codes', 'is an empty list'],
      ['not known', { warehouse_code: 'WH-01', colour: 'red' }, 'colour', 'is not an argument of this tool'],
    ])(
      'that are %s are named',
      async (_what, given: Record<string, string | number | string[]>, name, message) => {
        const error = await failure('count_beans', given);
        expect(error).toMatchObject({
          code: 'VALIDATION_FAILED',
          details: { tool: 'count_beans', errors: [{ path: `arguments.${name}`, message }] },
        });
        expect(error!.message).toContain(`${name} ${message}`);
        expect(others.asked).toHaveLength(0);
      },
    );

    it('that name what the caller cannot see are refused with the nearest that exist', async () => {
      const result = await run('count_beans', { warehouse_code: 'WH-11' });
      expect(result).toMatchObject({
        kind: 'refused',
        code: 'UNKNOWN_VALUE',
        message: 'Warehouse: the data that you may see have no WH-11.',
        nearest: ['WH-01', 'WH-10', 'WH-02'],
        call: { arguments: { warehouse_code: 'WH-11', days: 7 } },
      });
      expect(result.queries.map(({ label }) => label)).toEqual(['Check: Warehouse', 'All values: Warehouse']);
    });

    it('that are far from everything have no nearest', async () => {
      const given = { warehouse_code: 'WH-01', product_codes: ['P-0001', "'; DROP TABLE product; --"] };
      expect(await run('count_beans', given)).toMatchObject({
        kind: 'refused',
        message: "Product: the data that you may see have no '; DROP TABLE product; --.",
        nextStep: 'Check the spelling.',
        nearest: [],
      });
    });

    it('are written as the data write them', async () => {
      const result = await run('count_beans', {
        warehouse_code: 'wh-02',
        product_codes: ['p-0100', 'P-0001', 'P-0100'],
      });
      expect(result).toMatchObject({ sentence: 'WH-02 7 P-0100 P-0001 0' });
    });
  });

  describe('what is on order in the own store', () => {
    it('counts', async () => {
      others.ownOrders = [{ productCode: 'P-0001', quantity: 5, orderedOn: '2026-06-10' }];
      const result = await run('count_beans', { warehouse_code: 'WH-01' });
      expect(result).toMatchObject({ sentence: 'WH-01 7 all 1', notes: ['counted'] });
    });

    it('is not known when the store cannot be asked, and the result says so', async () => {
      others.ownOrders = new QuartermasterError('SERVICE_UNAVAILABLE');
      const result = await run('count_beans', { warehouse_code: 'WH-01' });
      expect(result).toMatchObject({
        sentence: 'WH-01 7 all 0',
        notes: ['counted', expect.stringContaining('could not be asked')],
      });
    });

    it('fails the run when the request itself is wrong', async () => {
      others.ownOrders = new QuartermasterError('FORBIDDEN');
      expect(await failure('count_beans', { warehouse_code: 'WH-01' })).toMatchObject({ code: 'FORBIDDEN' });
    });
  });

  it('fails with what the warehouse fails with', async () => {
    others.failure = new QuartermasterError('QUERY_TIMEOUT');
    expect(await failure('count_beans', { warehouse_code: 'WH-01' })).toMatchObject({
      code: 'QUERY_TIMEOUT',
    });
  });

  it('runs so many tools at a time; the next may run when one has ended', async () => {
    const first = run('wait_for_beans');
    await untilWaiting();
    expect(await failure('wait_for_beans')).toMatchObject({
      code: 'TOO_MANY_CALCULATIONS',
      details: { atATime: 1 },
    });
    release();
    expect(await first).toMatchObject({ sentence: 'waited' });
    expect(await run('count_beans', { warehouse_code: 'WH-01' })).toMatchObject({ kind: 'result' });
  });

  it('stops when the caller leaves, and makes room', async () => {
    const leaving = new AbortController();
    const first = failure('wait_for_beans', {}, { signal: leaving.signal });
    await untilWaiting();
    leaving.abort(new QuartermasterError('CANCELLED'));
    expect(await first).toMatchObject({ code: 'CANCELLED' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(await run('count_beans', { warehouse_code: 'WH-01' })).toMatchObject({ kind: 'result' });
  });
});

class NoThreads extends Calculator {
  run(): Promise<never> {
    return Promise.reject(new Error('these tools calculate nothing'));
  }
}
