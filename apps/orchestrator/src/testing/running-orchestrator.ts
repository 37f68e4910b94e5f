import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { type INestApplicationContext, Injectable } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BusModule, Handles, InProcessTransport, newCallContext, ServiceClient } from '#libs/bus';
import {
  type AnswerEvent,
  type ChipOption,
  type InputOf,
  orchestrator,
  type Principal,
  type QuartermasterError,
  type Reading,
  type ReadResult,
  type RunResult,
  sqlAgents,
} from '#libs/contracts';
import { DatabaseModule, startEmbeddedPostgres } from '#libs/persistence';
import { loadSettings, Logger, RuntimeModule, type Settings } from '#libs/runtime';
import { OrchestratorModule, orchestratorPersistence } from '../orchestrator.module';

export const reading: Reading = {
  intent: 'SQL_QUERY',
  summary: 'stock value',
  words: [],
  chips: [],
  periods: [],
  assumptions: [],
  confidence: 0.9,
  query: { measures: [{ measure: 'stock.stock_value' }], dimensions: [], timeDimensions: [], filters: [] },
};
const run: RunResult = {
  sql: 'SELECT 12.5 AS stock_value',
  dialect: 'duckdb',
  table: {
    columns: [
      { name: 'stock_value', label: 'Stock value', type: 'number', format: 'money', role: 'measure' },
    ],
    rows: [[12.5]],
    rowCount: 1,
    truncated: false,
  },
  sources: [{ table: 'warehouse_product', label: 'Stock items', rowCount: 1 }],
  dataAsOf: '2026-06-17T05:00:00.000Z',
  dataVersion: 'v1',
  semanticVersion: 's1',
  cost: { totalUsd: 0, byService: [] },
  timings: { compileMs: 0.1, guardMs: 0.1, executeMs: 1 },
};

/** Stands at the port to the SQL agents: what it answers is set by each case. */
@Injectable()
export class StubAgents {
  asked: InputOf<typeof sqlAgents.read>[] = [];
  understood: InputOf<typeof sqlAgents.understand>[] = [];
  opened: InputOf<typeof sqlAgents.behind>[] = [];
  ran: InputOf<typeof sqlAgents.run>[] = [];
  result: ReadResult = { kind: 'reading', reading };
  failures: QuartermasterError[] = [];

  @Handles(sqlAgents.read)
  async read(input: InputOf<typeof sqlAgents.read>): Promise<ReadResult> {
    this.asked.push(input);
    return this.result;
  }

  @Handles(sqlAgents.understand)
  async understand(input: InputOf<typeof sqlAgents.understand>): Promise<Reading> {
    this.understood.push(input);
    return { ...reading, summary: 'as it was changed', query: input.query };
  }

  @Handles(sqlAgents.behind)
  async behind(input: InputOf<typeof sqlAgents.behind>): Promise<Reading> {
    this.opened.push(input);
    return { ...reading, summary: 'the rows' };
  }

  @Handles(sqlAgents.options)
  async options(input: InputOf<typeof sqlAgents.options>): Promise<{ options: ChipOption[] }> {
    const { query, periods, search } = input;
    return { options: [{ label: search, detail: '', kind: 'measure', query, periods, removes: false }] };
  }

  @Handles(sqlAgents.run)
  async run(input: InputOf<typeof sqlAgents.run>): Promise<RunResult> {
    this.ran.push(input);
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    return run;
  }
}

export const person = (): Principal => ({
  userId: randomUUID(),
  username: 'mara',
  roles: ['member'],
  personas: ['warehouse_manager', 'field_engineer'],
  sites: null,
  sessionId: randomUUID(),
});

export const TODAY = '2026-06-17';

type Asked = Partial<InputOf<typeof orchestrator.ask>>;

/** The orchestrator with its own PostgreSQL and stubs for what it calls. */
export class RunningOrchestrator {
  private constructor(
    readonly app: INestApplicationContext,
    readonly services: ServiceClient,
    readonly agents: StubAgents,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(conversations: Partial<Settings['conversations']> = {}): Promise<RunningOrchestrator> {
    const directory = mkdtempSync(join(tmpdir(), 'qm-orchestrator-'));
    const postgres = await startEmbeddedPostgres({ directory, log: () => undefined });
    const settings = loadSettings({ env: { QM_TODAY: TODAY } });
    class SpecModule {}
    const app = await NestFactory.createApplicationContext(
      {
        module: SpecModule,
        providers: [StubAgents],
        imports: [
          RuntimeModule.forRoot({
            settings: { ...settings, conversations: { ...settings.conversations, ...conversations } },
            serviceName: 'spec',
            logger: Logger.create({ serviceName: 'spec', level: 'silent' }),
          }),
          BusModule.forRoot({
            transport: new InProcessTransport(),
            signingKey: 'a-signing-key-for-specs-of-32-bytes',
          }),
          DatabaseModule.forRoot({ url: postgres.url, rooms: [orchestratorPersistence] }),
          OrchestratorModule.forRoot(),
        ],
      },
      { logger: false },
    );
    return new RunningOrchestrator(app, app.get(ServiceClient), app.get(StubAgents), async () => {
      await app.close();
      await postgres.stop();
      rmSync(directory, { recursive: true, force: true });
    });
  }

  stop(): Promise<void> {
    return this.end();
  }

  /** Asks in words unless `more` says what else. */
  async ask(principal: Principal, more: Asked = {}) {
    const isInWords = more.edit === undefined && more.behind === undefined && more.saved === undefined;
    const question = {
      ...(isInWords && { question: 'stock value' }),
      persona: 'warehouse_manager',
      answerId: randomUUID(),
      ...more,
    };
    const events: AnswerEvent[] = [];
    const context = newCallContext({ principal });
    for await (const event of this.services.stream(orchestrator.ask, question, context)) events.push(event);
    const end = events.at(-1);
    if (end?.type !== 'answer-end') throw new Error(`the stream ended with ${end?.type}`);
    return { events, answer: end.answer };
  }
}
