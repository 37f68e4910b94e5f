import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplicationContext, Injectable } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { BusModule, Handles, InProcessTransport, newCallContext, ServiceClient } from '#libs/bus';
import {
  accounts,
  type Cost,
  costs,
  type InputOf,
  type OutputOf,
  type Principal,
  QuartermasterError,
  redaction,
  type RedactionProgress,
  type RedactionStep,
  type UnaryOperation,
} from '#libs/contracts';
import {
  DatabaseModule,
  databaseOptions,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '#libs/persistence';
import {
  Clock,
  loadSettings,
  Logger,
  RuntimeModule,
  type Settings,
  withDevelopmentSecrets,
} from '#libs/runtime';
import { StoreModule, storePersistence } from '../store.module';
import { InlinePlanner } from './inline-planner';

/** What stands for the gateway: everybody who was made up has an account. */
@Injectable()
class FakeAccounts {
  readonly principals = new Map<string, Principal>();

  @Handles(accounts.idsOf)
  async idsOf({ usernames }: InputOf<typeof accounts.idsOf>): Promise<OutputOf<typeof accounts.idsOf>> {
    const users = usernames.flatMap((username) => {
      const found = this.principals.get(username.toLowerCase());
      return found === undefined ? [] : [{ userId: found.userId, username: found.username }];
    });
    return { users };
  }
}

/** What stands for the orchestrator's ledger: it has room until it is told that it has none, and keeps what is booked. */
@Injectable()
export class FakeLedger {
  isSpent = false;
  readonly held = new Map<string, number>();
  readonly booked: { workId: string; persona: string; purpose: string; cost: Cost }[] = [];

  @Handles(costs.hold)
  async hold({ workId, mayCostUsd }: InputOf<typeof costs.hold>): Promise<OutputOf<typeof costs.hold>> {
    if (this.isSpent) throw new QuartermasterError('BUDGET_EXCEEDED');
    this.held.set(workId, mayCostUsd);
    return { day: '2026-06-17' };
  }

  @Handles(costs.settle)
  async settle({ day: _, ...work }: InputOf<typeof costs.settle>): Promise<Record<string, never>> {
    this.held.delete(work.workId);
    if (work.cost.byService.length > 0) this.booked.push(work);
    return {};
  }
}

/** What stands for those who keep words: two steps each, and away as often as it is told. */
@Injectable()
export class FakeRedactions {
  readonly steps: (RedactionStep & { of: 'messages' | 'answers' })[] = [];
  failures = 0;

  @Handles(redaction.messages)
  async messages(step: RedactionStep): Promise<RedactionProgress> {
    return this.did({ ...step, of: 'messages' });
  }

  @Handles(redaction.answers)
  async answers(step: RedactionStep): Promise<RedactionProgress> {
    return this.did({ ...step, of: 'answers' });
  }

  private did(step: (typeof this.steps)[number]): RedactionProgress {
    if (step.after !== null && this.failures > 0) {
      this.failures -= 1;
      throw new QuartermasterError('SERVICE_UNAVAILABLE');
    }
    this.steps.push(step);
    return { next: step.after === null ? `half of ${step.of}` : null, changed: 1 };
  }
}

type Change = { [G in keyof Settings]?: Partial<Settings[G]> };

/**
 * The store over a PostgreSQL of its own, with its sample stores: S-01 has the managers sofia and alex and the
 * associates ben and amara, S-02 the manager marcus, S-03 julia.
 */
export class RunningStore {
  app!: INestApplicationContext;
  /** What the clock shows; today is its day. */
  now = new Date('2026-06-17T09:00:00.000Z');
  private readonly apps: INestApplicationContext[] = [];

  private constructor(
    private readonly directory: string,
    private readonly postgres: EmbeddedPostgres,
  ) {}

  static async start(change: Change = {}): Promise<RunningStore> {
    const directory = mkdtempSync(join(tmpdir(), 'qm-store-'));
    const postgres = await startEmbeddedPostgres({
      directory: join(directory, 'postgres'),
      log: () => undefined,
    });
    const store = new RunningStore(directory, postgres);
    jest.spyOn(Clock.prototype, 'now').mockImplementation(() => store.now);
    store.app = await store.open(change);
    return store;
  }

  /** One more process on the same database. */
  async open(change: Change = {}): Promise<INestApplicationContext> {
    const settings = withDevelopmentSecrets(loadSettings({ env: { QM_DATA_DIR: this.directory } }));
    for (const [group, values] of Object.entries({ jobs: { pollMs: 500 }, ...change })) {
      const name = group as 'jobs';
      settings[name] = { ...settings[name], ...(values as object) };
    }
    const logger = Logger.create({ serviceName: 'store', level: 'silent' });
    const app = await NestFactory.createApplicationContext(
      {
        module: class StoreSpecModule {},
        imports: [
          RuntimeModule.forRoot({ settings, serviceName: 'store', logger }),
          BusModule.forRoot({ transport: new InProcessTransport(), signingKey: randomUUID() }),
          DatabaseModule.forRoot(databaseOptions(settings, [storePersistence], this.postgres.url)),
          StoreModule.forRoot(),
        ],
        providers: [FakeAccounts, FakeLedger, FakeRedactions, InlinePlanner],
      },
      { logger: ['error', 'fatal'], abortOnError: false },
    );
    await app.init();
    this.apps.push(app);
    const fakes = app.get(FakeAccounts);
    for (const username of ['sofia', 'alex', 'marcus', 'julia'])
      fakes.principals.set(username, principal(username, ['store_manager', 'store_associate']));
    for (const username of ['ben', 'amara', 'nobody'])
      fakes.principals.set(username, principal(username, ['store_associate']));
    return app;
  }

  /** `maria` is a warehouse manager; `nobody` has the persona and no place on a staff list. */
  principal(username: string): Principal {
    return this.app.get(FakeAccounts).principals.get(username) ?? principal(username, ['warehouse_manager']);
  }

  call<O extends UnaryOperation>(operation: O, input: InputOf<O>, as: string): Promise<OutputOf<O>> {
    const context = newCallContext({ timeoutMs: 30_000, principal: this.principal(as) });
    return this.app.get(ServiceClient).call(operation, input, context);
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

  async stop(): Promise<void> {
    for (const app of this.apps) await app.close();
    await this.postgres?.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

function principal(username: string, personas: string[]): Principal {
  return {
    userId: randomUUID(),
    username,
    roles: ['member'],
    personas,
    sites: null,
    sessionId: randomUUID(),
  };
}
