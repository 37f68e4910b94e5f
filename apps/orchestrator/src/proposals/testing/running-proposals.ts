import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BusModule, InProcessTransport, newCallContext, ServiceClient } from '#libs/bus';
import {
  type Action,
  type InputOf,
  type OutputOf,
  type Principal,
  type Proposal,
  proposals,
  type UnaryOperation,
} from '#libs/contracts';
import { AuditLog, DatabaseModule, type EmbeddedPostgres, startEmbeddedPostgres } from '#libs/persistence';
import { Clock, loadSettings, Logger, RuntimeModule, type Settings } from '#libs/runtime';
import { OrchestratorConversations1763700000000 } from '../../persistence/1763700000000-conversations.migration';
import { AnswerEntity } from '../../persistence/answer.entity';
import { ConversationEntity } from '../../persistence/conversation.entity';
import { proposalPersistence, ProposalsModule } from '../proposals.module';
import { FakeAccounts } from './fake-accounts';
import { FakeWarehouse } from './fake-warehouse';

export const TODAY = '2026-06-17';
const HOUR_MS = 3_600_000;

export const person = (username: string, personas: string[], more: Partial<Principal> = {}): Principal => ({
  userId: randomUUID(),
  username,
  roles: ['member'],
  personas,
  sites: null,
  sessionId: randomUUID(),
  ...more,
});

/** Proposals in one or more processes' worth of replicas over one PostgreSQL, before a warehouse that is made up. */
export class RunningProposals {
  /** Lets time pass without waiting for it. */
  hoursPassed = 0;
  readonly replicas: INestApplicationContext[] = [];
  private readonly directory = mkdtempSync(join(tmpdir(), 'qm-proposals-'));
  private postgres!: EmbeddedPostgres;

  static async start(
    approvals: Partial<Settings['approvals']> = {},
    replicas = 1,
  ): Promise<RunningProposals> {
    const running = new RunningProposals();
    running.postgres = await startEmbeddedPostgres({ directory: running.directory, log: () => undefined });
    for (let i = 0; i < replicas; i += 1) running.replicas.push(await running.open(approvals));
    return running;
  }

  private async open(approvals: Partial<Settings['approvals']>): Promise<INestApplicationContext> {
    const settings = loadSettings({ env: { QM_TODAY: TODAY } });
    const rooms = [
      {
        entities: [...proposalPersistence.entities, ConversationEntity, AnswerEntity],
        migrations: [OrchestratorConversations1763700000000, ...proposalPersistence.migrations],
      },
    ];
    class SpecModule {}
    const app = await NestFactory.createApplicationContext(
      {
        module: SpecModule,
        providers: [FakeWarehouse, FakeAccounts],
        imports: [
          RuntimeModule.forRoot({
            settings: { ...settings, approvals: { ...settings.approvals, ...approvals } },
            serviceName: 'spec',
            logger: Logger.create({ serviceName: 'spec', level: 'silent' }),
          }),
          BusModule.forRoot({
            transport: new InProcessTransport(),
            signingKey: 'a-signing-key-for-specs-of-32-bytes',
          }),
          DatabaseModule.forRoot({ url: this.postgres.url, rooms }),
          { module: ProposalsModule },
        ],
      },
      { logger: false, abortOnError: false },
    );
    app.get(Clock).now = () => new Date(Date.now() + this.hoursPassed * HOUR_MS);
    return app;
  }

  get warehouse(): FakeWarehouse {
    return this.replicas[0]!.get(FakeWarehouse);
  }

  get accounts(): FakeAccounts {
    return this.replicas[0]!.get(FakeAccounts);
  }

  get audit(): AuditLog {
    return this.replicas[0]!.get(AuditLog);
  }

  get databaseUrl(): string {
    return this.postgres.url;
  }

  async stop(): Promise<void> {
    for (const app of this.replicas) await app.close();
    await this.postgres.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  call<O extends UnaryOperation>(
    operation: O,
    input: InputOf<O>,
    principal: Principal,
    replica = 0,
  ): Promise<OutputOf<O>> {
    const services = this.replicas[replica]!.get(ServiceClient);
    return services.call(operation, input, newCallContext({ principal }));
  }

  propose(action: Action, who: Principal, more: { persona?: string; id?: string } = {}): Promise<Proposal> {
    const { persona = who.personas[0]!, id: proposalId = randomUUID() } = more;
    return this.call(proposals.create, { persona, action, reason: 'it runs out', proposalId }, who);
  }

  approve({ id: proposalId, hash }: Proposal, who: Principal, replica = 0): Promise<Proposal> {
    return this.call(proposals.approve, { proposalId, hash }, who, replica);
  }
}

const line = (productCode: string, quantity: number, unitCost: number) => ({
  productCode,
  productName: '',
  quantity,
  unitCost,
});

export const reorder = (quantity = 10, more: Partial<Extract<Action, { kind: 'reorder' }>> = {}): Action => ({
  kind: 'reorder',
  warehouseCode: 'WH-01',
  supplierCode: 'S-01',
  supplierName: '',
  lines: [line('P-0001', quantity, 2.5)],
  ...more,
});

export const transfer = (
  quantity = 10,
  more: Partial<Extract<Action, { kind: 'transfer' }>> = {},
): Action => ({
  kind: 'transfer',
  fromWarehouseCode: 'WH-01',
  toWarehouseCode: 'WH-02',
  lines: [line('P-0001', quantity, 0)],
  ...more,
});

export const expedite = (more: Partial<Extract<Action, { kind: 'expedite' }>> = {}): Action => ({
  kind: 'expedite',
  orderId: 'SO-1',
  order: 'sales',
  wantedBy: '2026-06-20',
  amount: 0,
  ...more,
});

export { line };
