import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { type INestApplicationContext, Injectable } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { BusModule, Handles, InProcessTransport } from '#libs/bus';
import { accounts, type Cost, type InputOf, type JobPayload, type Principal } from '#libs/contracts';
import { DatabaseModule, type EmbeddedPostgres, startEmbeddedPostgres } from '#libs/persistence';
import { loadSettings, Logger, RuntimeModule, type Settings } from '#libs/runtime';
import { Money, type Reservation, type Spender } from '../money/money';
import { MoneyModule, moneyMigrations } from '../money/money.module';
import { person } from './running-orchestrator';

export interface MoneySettings {
  budgets?: Partial<Settings['budgets']>;
  prices?: Partial<Settings['prices']>;
  /** The day of the settings' clock. */
  today?: string;
}

/** One replica of what keeps the money, with settings of its own. */
export interface Replica {
  app: INestApplicationContext;
  money: Money;
  /** Events of its log. */
  events: string[];
  reserve(spender: Spender): Promise<Reservation>;
}

export const TODAY = '2026-06-17';

/** A cost that comes to so many USD, as a metered service would say it. */
export const costOf = (usd: number): Cost => ({
  totalUsd: usd,
  byService: [{ service: 'model', unit: 'call', quantity: 1, usd }],
});

export const spender = (principal: Spender['principal']): Spender => ({
  principal,
  persona: 'warehouse_manager',
  answerId: randomUUID(),
  purpose: 'conversation',
});

export const ADMINISTRATORS = [randomUUID(), randomUUID()];

/** Stands for the gateway, which knows who the administrators are. */
@Injectable()
class StubAccounts {
  @Handles(accounts.people)
  async people({ roles }: InputOf<typeof accounts.people>): Promise<{ principals: Principal[] }> {
    const found = roles.includes('admin') ? ADMINISTRATORS : [];
    return { principals: found.map((userId) => ({ ...person(), userId, roles: ['admin'] })) };
  }
}

/** Replicas on one PostgreSQL, as in production. */
export class RunningMoney {
  private readonly replicas: INestApplicationContext[] = [];

  private constructor(
    private readonly postgres: EmbeddedPostgres,
    private readonly directory: string,
  ) {}

  static async start(): Promise<RunningMoney> {
    const directory = mkdtempSync(join(tmpdir(), 'qm-money-'));
    const postgres = await startEmbeddedPostgres({ directory, log: () => undefined });
    return new RunningMoney(postgres, directory);
  }

  async replica({ budgets, prices, today = TODAY }: MoneySettings = {}): Promise<Replica> {
    const settings = loadSettings({ env: { QM_TODAY: today } });
    const events: string[] = [];
    const destination = new Writable({
      write(line: Buffer, _encoding, done) {
        events.push((JSON.parse(line.toString()) as { event: string }).event);
        done();
      },
    });
    class SpecModule {}
    const app = await NestFactory.createApplicationContext(
      {
        module: SpecModule,
        providers: [StubAccounts],
        imports: [
          RuntimeModule.forRoot({
            settings: {
              ...settings,
              budgets: { ...settings.budgets, ...budgets },
              prices: { ...settings.prices, ...prices },
            },
            serviceName: 'spec',
            logger: Logger.create({ serviceName: 'spec', destination }),
          }),
          BusModule.forRoot({
            transport: new InProcessTransport(),
            signingKey: 'a-signing-key-for-specs-of-32-bytes',
          }),
          DatabaseModule.forRoot({
            url: this.postgres.url,
            rooms: [{ entities: [], migrations: moneyMigrations }],
          }),
          MoneyModule.forRoot(),
        ],
      },
      { logger: false, abortOnError: false },
    );
    this.replicas.push(app);
    const money = app.get(Money);
    return { app, money, events, reserve: (of) => money.reserve(of) };
  }

  /** Notifications that wait to be told, as far as their text has these words. */
  async told(words: string): Promise<JobPayload<'notify'>[]> {
    const client = new Client({ connectionString: this.postgres.url });
    await client.connect();
    try {
      const { rows } = await client.query<{ data: JobPayload<'notify'> }>(
        `SELECT data FROM job_queue.job WHERE name = 'notify' AND data ->> 'text' LIKE '%' || $1 || '%'`,
        [words],
      );
      return rows.map(({ data }) => data);
    } finally {
      await client.end();
    }
  }

  /** Ends the replicas, so that their connections are free for others. */
  async close(): Promise<void> {
    await Promise.all(this.replicas.splice(0).map((app) => app.close()));
  }

  async stop(): Promise<void> {
    await this.close();
    await this.postgres.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
