import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BusModule, InProcessTransport } from '#libs/bus';
import type { Cost } from '#libs/contracts';
import { DatabaseModule, type EmbeddedPostgres, startEmbeddedPostgres } from '#libs/persistence';
import { loadSettings, Logger, RuntimeModule, type Settings } from '#libs/runtime';
import { Money, type Reservation, type Spender } from '../money/money';
import { MoneyModule, moneyMigrations } from '../money/money.module';

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
      { logger: false },
    );
    this.replicas.push(app);
    const money = app.get(Money);
    return { app, money, events, reserve: (of) => money.reserve(of) };
  }

  async stop(): Promise<void> {
    for (const app of this.replicas) await app.close();
    await this.postgres.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
