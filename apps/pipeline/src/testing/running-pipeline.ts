import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplicationContext, Injectable } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import {
  BusModule,
  type CallContext,
  Handles,
  InProcessTransport,
  newCallContext,
  ServiceClient,
} from '#libs/bus';
import {
  accounts,
  type Answer,
  type AnswerEvent,
  type InputOf,
  orchestrator,
  type OutputOf,
  type Principal,
  type SavedQuestionPage,
  type UnaryOperation,
} from '#libs/contracts';
import {
  DatabaseModule,
  databaseOptions,
  type EmbeddedPostgres,
  JobQueue,
  startEmbeddedPostgres,
} from '#libs/persistence';
import { Clock, loadSettings, Logger, RuntimeModule, type Settings } from '#libs/runtime';
import { PipelineModule, pipelinePersistence } from '../pipeline.module';

/** What stands for orchestrator and gateway: a user, his saved questions, and their answers. */
@Injectable()
export class FakeServices {
  owner: Principal | null = null;
  saved: { id: string; persona: string; question: string }[] = [];
  /** Gives the answer, or throws. */
  answer: (question: InputOf<typeof orchestrator.ask>) => Answer | Promise<Answer> = () => {
    throw new Error('no answer was prepared');
  };
  readonly asked: { question: InputOf<typeof orchestrator.ask>; principal?: Principal }[] = [];

  @Handles(accounts.principalOf)
  async principalOf({ userId }: { userId: string }): Promise<{ principal: Principal | null }> {
    return { principal: this.owner?.userId === userId ? this.owner : null };
  }

  @Handles(orchestrator.listSavedQuestions)
  async listSavedQuestions(): Promise<SavedQuestionPage> {
    const at = '2026-06-01T00:00:00.000Z';
    const data = this.saved.map((saved) => ({
      ...saved,
      name: saved.question,
      pinned: false,
      createdAt: at,
      updatedAt: at,
    }));
    return { data, nextCursor: null };
  }

  @Handles(orchestrator.ask)
  async *ask(
    question: InputOf<typeof orchestrator.ask>,
    { principal }: CallContext,
  ): AsyncGenerator<AnswerEvent> {
    this.asked.push({ question, principal });
    yield { type: 'answer-end', answer: await this.answer(question) };
  }
}

/** A calculation whose table has these rows, in one column of numbers. */
export function numbers(id: string, rows: number[]): Answer {
  return {
    id,
    conversationId: randomUUID(),
    question: 'low stock',
    persona: 'warehouse_manager',
    createdAt: '2026-06-17T06:00:00.000Z',
    kind: 'calculation',
    sentence: `There are ${rows.length}.`,
    figures: [],
    table: {
      columns: [{ name: 'n', label: 'Number', type: 'integer', format: 'count', role: 'measure' }],
      rows: rows.map((n) => [n]),
      rowCount: rows.length,
      truncated: false,
    },
    chart: null,
    drawing: null,
    actions: [],
    complete: true,
    evidence: {
      summary: '',
      words: [],
      chips: [],
      assumptions: [],
      confidence: 1,
      intent: 'OPTIMIZATION',
      plan: { steps: [{ kind: 'join', id: 'both', label: '', of: ['a', 'b'], on: ['n'] }] },
      steps: [],
      dataAsOf: null,
      dataVersion: null,
      semanticVersion: null,
      today: '2026-06-17',
      agent: { name: 'spec', version: '1' },
      cost: { totalUsd: 0, byService: [] },
      timings: { readMs: 0, totalMs: 0 },
      traceId: '',
      resultDigest: '',
    },
  };
}

type Change = { [G in keyof Settings]?: Partial<Settings[G]> };

/** The pipeline over a PostgreSQL of its own, before services that are made up. */
export class RunningPipeline {
  app!: INestApplicationContext;
  readonly principal: Principal = {
    userId: randomUUID(),
    username: 'mara',
    roles: ['member'],
    personas: ['warehouse_manager'],
    sites: null,
    sessionId: randomUUID(),
  };
  /** What the clock of every process shows; the machine's time when absent. */
  now?: Date;
  private readonly apps: INestApplicationContext[] = [];

  private constructor(
    private readonly directory: string,
    private readonly postgres: EmbeddedPostgres,
  ) {}

  static async start(change: Change = {}): Promise<RunningPipeline> {
    const directory = mkdtempSync(join(tmpdir(), 'qm-pipeline-'));
    const postgres = await startEmbeddedPostgres({
      directory: join(directory, 'postgres'),
      log: () => undefined,
    });
    const pipeline = new RunningPipeline(directory, postgres);
    jest.spyOn(Clock.prototype, 'now').mockImplementation(() => pipeline.now ?? new Date());
    pipeline.app = await pipeline.open(change);
    return pipeline;
  }

  /** One more process on the same database. */
  async open(change: Change = {}): Promise<INestApplicationContext> {
    const settings = loadSettings({ env: { QM_DATA_DIR: this.directory } });
    for (const [group, values] of Object.entries({ jobs: { pollMs: 500 }, ...change })) {
      const name = group as 'jobs';
      settings[name] = { ...settings[name], ...(values as object) };
    }
    const logger = Logger.create({ serviceName: 'pipeline', level: 'silent' });
    const app = await NestFactory.createApplicationContext(
      {
        module: class PipelineSpecModule {},
        imports: [
          RuntimeModule.forRoot({ settings, serviceName: 'pipeline', logger }),
          BusModule.forRoot({ transport: new InProcessTransport(), signingKey: randomUUID() }),
          DatabaseModule.forRoot(databaseOptions(settings, [pipelinePersistence], this.postgres.url)),
          PipelineModule.forRoot(),
        ],
        providers: [FakeServices],
      },
      { logger: ['error', 'fatal'], abortOnError: false },
    );
    app.get(FakeServices).owner = this.principal;
    this.apps.push(app);
    return app;
  }

  get services(): FakeServices {
    return this.app.get(FakeServices);
  }

  get jobs(): JobQueue {
    return this.app.get(JobQueue, { strict: false });
  }

  /** Rows of a statement. */
  async sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new Client({ connectionString: this.postgres.url });
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  call<O extends UnaryOperation>(
    operation: O,
    input: InputOf<O>,
    principal = this.principal,
  ): Promise<OutputOf<O>> {
    return this.app
      .get(ServiceClient)
      .call(operation, input, newCallContext({ timeoutMs: 30_000, principal }));
  }

  /** Waiting is not what is tried. */
  async hurry(): Promise<void> {
    await this.sql(`UPDATE job_queue.job SET start_after = now() WHERE state = 'retry'`);
  }

  async stop(): Promise<void> {
    for (const app of this.apps) await app.close();
    await this.postgres?.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

export async function eventually<T>(attempt: () => Promise<T> | T, withinMs = 20_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
