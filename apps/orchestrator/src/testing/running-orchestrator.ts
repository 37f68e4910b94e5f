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
  customers,
  type ConversationSummary,
  type FoundValue,
  type InputOf,
  orchestrator,
  type Principal,
  type OutputOf,
  QuartermasterError,
  type Reading,
  type ReadResult,
  type RunResult,
  type SemanticCatalog,
  specialistAgents,
  sqlAgents,
  stores,
  type ToolCall,
  type ToolDefinition,
  type ToolEvent,
  type ToolResult,
} from '#libs/contracts';
import { DatabaseModule, startEmbeddedPostgres } from '#libs/persistence';
import { loadSettings, Logger, RuntimeModule, type Settings } from '#libs/runtime';
import { AnswerCache } from '../cache/answer-cache';
import type { HandOverModels } from '../handover/language-models';
import { Readings } from '../readings';
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

/** What a tool of one's own gives: twice the length of its product's code. */
export function calculation(call: ToolCall): ToolResult {
  const product = String(call.arguments.product_code ?? 'P-1');
  return {
    kind: 'result',
    call,
    sentence: `${product} wants ${product.length * 2}.`,
    figures: [],
    table: {
      columns: [
        { name: 'product_code', label: 'Product', type: 'string', format: 'code', role: 'dimension' },
        { name: 'wanted', label: 'Wanted', type: 'integer', format: 'count', role: 'measure' },
      ],
      rows: [[product, product.length * 2]],
      rowCount: 1,
      truncated: false,
    },
    chart: null,
    drawing: null,
    formulas: [{ label: 'Wanted', text: 'twice the length', source: 'this spec' }],
    inputs: [],
    notes: [],
    queries: [],
    actions: [],
    cost: { totalUsd: 0, byService: [] },
  };
}

/** Stands at the port to the other agents: what it answers is set by each case. */
@Injectable()
export class StubAgents {
  asked: InputOf<typeof sqlAgents.read>[] = [];
  understood: InputOf<typeof sqlAgents.understand>[] = [];
  opened: InputOf<typeof sqlAgents.behind>[] = [];
  ran: InputOf<typeof sqlAgents.run>[] = [];
  result: ReadResult = { kind: 'reading', reading };
  failures: QuartermasterError[] = [];
  /** Why no query can be said back: as where the persona has no such table. */
  notAskable?: QuartermasterError;
  /** What single questions are read as, in the place of `result`. */
  readAs = new Map<string, ReadResult>();
  wroteSql: InputOf<typeof sqlAgents.runSql>[] = [];
  values: FoundValue[] = [];
  /** Whether the warehouse is out of reach. */
  away = false;
  definitions: ToolDefinition[] = [];
  called: ToolCall[] = [];
  /** Names of the staff of the store; null while nobody can be asked for them. */
  staff: string[] | null = [];
  /** Names of customers of the store; null while nobody can be asked for them. */
  customers: string[] | null = [];
  /** What a query gives; stock value unless told. */
  rows?: RunResult;
  calculate: (call: ToolCall) => ToolResult = (call) => calculation(call);

  @Handles(sqlAgents.read)
  async read(input: InputOf<typeof sqlAgents.read>): Promise<ReadResult> {
    this.asked.push(input);
    return this.readAs.get(input.question) ?? this.result;
  }

  @Handles(sqlAgents.understand)
  async understand(input: InputOf<typeof sqlAgents.understand>): Promise<Reading> {
    this.understood.push(input);
    if (this.notAskable !== undefined) throw this.notAskable;
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

  @Handles(sqlAgents.runSql)
  async runSql(input: InputOf<typeof sqlAgents.runSql>): Promise<RunResult> {
    this.wroteSql.push(input);
    return { ...run, sql: input.sql };
  }

  @Handles(sqlAgents.findValues)
  async findValues(): Promise<{ values: FoundValue[] }> {
    return { values: this.values };
  }

  @Handles(sqlAgents.describe)
  async describe({ persona }: InputOf<typeof sqlAgents.describe>): Promise<SemanticCatalog> {
    const stock = { name: 'stock', label: 'Stock items', synonyms: [], table: 'warehouse_product' };
    const value = { name: 'stock.stock_value', label: 'Stock value', synonyms: [], format: 'money' };
    return {
      persona: { id: persona, label: 'Warehouse Manager', examples: [] },
      dashboard: { title: '', tiles: [] },
      entities: [stock],
      dimensions: [],
      measures: [value],
      segments: [],
      semanticVersion: 's1',
      dataAsOf: null,
    };
  }

  @Handles(sqlAgents.snapshot)
  async snapshot(): Promise<OutputOf<typeof sqlAgents.snapshot>> {
    if (this.away) throw new QuartermasterError('WAREHOUSE_UNAVAILABLE');
    return {
      dataVersion: 'v1',
      dataAsOf: run.dataAsOf,
      semanticVersion: 's1',
      personas: ['warehouse_manager'],
    };
  }

  @Handles(stores.staff)
  async storeStaff(): Promise<OutputOf<typeof stores.staff>> {
    if (this.staff === null) throw new QuartermasterError('SERVICE_UNAVAILABLE');
    const data = this.staff.map((name) => ({
      id: randomUUID(),
      storeCode: 'S-01',
      name,
      role: 'associate' as const,
      skills: [],
      contractMinutes: 0,
      active: true,
    }));
    return { data };
  }

  @Handles(customers.named)
  async named({ text }: InputOf<typeof customers.named>): Promise<OutputOf<typeof customers.named>> {
    if (this.customers === null) throw new QuartermasterError('SERVICE_UNAVAILABLE');
    return { names: this.customers.filter((name) => text.includes(name)), complete: true };
  }

  @Handles(specialistAgents.tools)
  async tools(): Promise<{ tools: ToolDefinition[] }> {
    return { tools: this.definitions };
  }

  @Handles(specialistAgents.run)
  async *runTool({ call }: InputOf<typeof specialistAgents.run>): AsyncGenerator<ToolEvent> {
    this.called.push(call);
    yield { type: 'progress', share: 0.5, text: 'half' };
    yield { type: 'result', result: this.calculate(call) };
  }

  @Handles(sqlAgents.run)
  async run(input: InputOf<typeof sqlAgents.run>): Promise<RunResult> {
    this.ran.push(input);
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    if (this.away) throw new QuartermasterError('WAREHOUSE_UNAVAILABLE');
    return this.rows ?? run;
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

  /** @param models stand at the port of language models; none unless given */
  static async start(
    more: {
      [Group in 'conversations' | 'models' | 'budgets' | 'guardrails']?: Partial<Settings[Group]>;
    } = {},
    models?: HandOverModels,
  ): Promise<RunningOrchestrator> {
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
            settings: {
              ...settings,
              conversations: { ...settings.conversations, ...more.conversations },
              models: { ...settings.models, ...more.models },
              budgets: { ...settings.budgets, ...more.budgets },
              guardrails: { ...settings.guardrails, ...more.guardrails },
            },
            serviceName: 'spec',
            logger: Logger.create({ serviceName: 'spec', level: 'silent' }),
          }),
          BusModule.forRoot({
            transport: new InProcessTransport(),
            signingKey: 'a-signing-key-for-specs-of-32-bytes',
          }),
          DatabaseModule.forRoot({ url: postgres.url, rooms: [orchestratorPersistence] }),
          OrchestratorModule.forRoot(models),
        ],
      },
      { logger: false, abortOnError: false },
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

  async conversations(principal: Principal): Promise<ConversationSummary[]> {
    const context = newCallContext({ principal });
    return (await this.services.call(orchestrator.listConversations, { limit: 10 }, context)).data;
  }

  /** What earlier cases left in the cache. */
  async forget(): Promise<void> {
    this.app.get(Readings, { strict: false }).forget();
    await this.app.get(AnswerCache, { strict: false }).forget('*');
  }

  /** Asks in words unless `more` says what else. */
  async ask(principal: Principal, more: Asked = {}) {
    const isInWords =
      more.edit === undefined &&
      more.behind === undefined &&
      more.saved === undefined &&
      more.call === undefined;
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
