import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type ActionDocument, QuartermasterError, type WebhookStatus } from '#libs/contracts';
import { AnswerEntity } from '../../persistence/answer.entity';
import { AuditLog, decodeCursor, pageOf } from '#libs/persistence';
import type { OwnMovements } from '../domain/action-facts';
import type {
  NewDecision,
  NewProposal,
  PageOf,
  Precondition,
  ProposalStore,
  Recheck,
  Viewer,
} from '../domain/proposal-store';
import type { StoredProposal } from '../domain/stored-proposal';
import { ActionDocuments } from './action-documents';
import { ProposalEntity } from './proposal.entity';
import { ProposalJobs } from './proposal-jobs';
import { toProposal, toRow } from './proposal-rows';
import { onlyVisible } from './visible-proposals';

@Injectable()
export class PostgresProposalStore implements ProposalStore {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditLog,
    private readonly carriedOut: ActionDocuments,
    private readonly jobs: ProposalJobs,
  ) {}

  add(proposal: NewProposal, maxOpen: number, waitsFor: string[]): Promise<StoredProposal> {
    return this.database.transaction(async (manager) => {
      const known = await this.insert(manager, proposal, maxOpen);
      if (known !== null) return known;
      await this.jobs.waiting(manager, proposal, waitsFor);
      await this.record(manager, 'proposal.created', proposal.proposedBy.username, proposal);
      return this.read(manager, proposal.id);
    });
  }

  replace(
    proposal: NewProposal & { replaces: string },
    judge: (replaced: StoredProposal) => void,
    maxOpen: number,
    waitsFor: string[],
  ): Promise<StoredProposal> {
    const { id, replaces, proposedBy } = proposal;
    return this.database.transaction(async (manager) => {
      const replaced = await this.locked(manager, replaces);
      // A repeated edit finds its own result, and what it replaced is closed by it.
      if (replaced.replacedBy === id) return this.read(manager, id);
      judge(replaced);
      const isOwn = replaced.proposedBy.userId === proposedBy.userId;
      const known = await this.insert(manager, proposal, isOwn ? maxOpen + 1 : maxOpen);
      if (known !== null) throw new QuartermasterError('NOT_FOUND');
      await manager.update(ProposalEntity, { id: replaces }, { status: 'replaced', replacedBy: id });
      await this.jobs.replaced(manager, replaced, proposal);
      await this.jobs.waiting(manager, proposal, waitsFor);
      await this.record(manager, 'proposal.replaced', proposedBy.username, proposal, { replaces });
      return this.read(manager, id);
    });
  }

  hasAnswer(userId: string, id: string): Promise<boolean> {
    return this.database.manager.existsBy(AnswerEntity, { id, userId });
  }

  async find(id: string): Promise<StoredProposal | null> {
    const row = await this.database.manager.findOneBy(ProposalEntity, { id });
    return row === null ? null : (await this.withDocuments(this.database.manager, [row]))[0]!;
  }

  async page(
    viewer: Viewer,
    { status, now }: { status: 'open' | 'closed' | 'all'; now: Date },
    limit: number,
    cursor?: string,
  ): Promise<PageOf<StoredProposal>> {
    const query = this.database.manager
      .createQueryBuilder(ProposalEntity, 'p')
      .where('TRUE')
      .orderBy({ 'p.createdAt': 'DESC', 'p.id': 'DESC' })
      .take(limit + 1);
    onlyVisible(query, viewer);
    const isOpen = `(p.status = 'open' AND p.expires_at > :now)`;
    if (status !== 'all') query.andWhere(status === 'open' ? isOpen : `NOT ${isOpen}`, { now });
    if (cursor !== undefined) {
      const [createdAt, id] = decodeCursor(cursor, ['timestamp', 'uuid']);
      query.andWhere('(p.createdAt, p.id) < (:createdAt, :id)', { createdAt, id });
    }
    const found = await query.getMany();
    const { data, nextCursor } = pageOf(found, limit, ({ createdAt, id }) => [createdAt, id]);
    return { data: await this.withDocuments(this.database.manager, data), nextCursor };
  }

  async recheck(id: string, checked: Recheck): Promise<void> {
    await this.database.transaction(async (manager) => {
      const changed = { ...checked, checked: true };
      await manager.update(ProposalEntity, { id, status: 'open', checked: false }, changed);
    });
  }

  approve(
    id: string,
    { by, at, judge, today, available }: NewDecision & { today: string } & Precondition,
  ): Promise<StoredProposal> {
    return this.database.transaction(async (manager) => {
      const proposal = await this.locked(manager, id);
      if (judge(proposal) === 'done') return proposal;
      const webhookEventId = this.jobs.newEventId();
      const number = await this.carriedOut.write(manager, proposal, {
        by,
        at,
        today,
        available,
        webhookEventId,
      });
      await this.decide(manager, id, 'executed', { by, at });
      await this.jobs.executed(manager, proposal, { by, at, number, webhookEventId });
      await this.record(manager, 'proposal.approved', by.username, proposal, { documents: [number] });
      return this.read(manager, id);
    });
  }

  reject(id: string, { by, at, judge, reason }: NewDecision & { reason: string }): Promise<StoredProposal> {
    return this.database.transaction(async (manager) => {
      const proposal = await this.locked(manager, id);
      if (judge(proposal) === 'done') return proposal;
      await this.decide(manager, id, 'rejected', { by, at, reason });
      await this.jobs.rejected(manager, proposal, { by, reason });
      await this.record(manager, 'proposal.rejected', by.username, proposal, { reason });
      return this.read(manager, id);
    });
  }

  settleWebhooks(states: ReadonlyMap<string, WebhookStatus>): Promise<void> {
    return this.carriedOut.settleWebhooks(states);
  }

  documents(viewer: Viewer, limit: number, cursor?: string): Promise<PageOf<ActionDocument>> {
    return this.carriedOut.page(viewer, limit, cursor);
  }

  onOrder(warehouseCode: string, since: string) {
    return this.carriedOut.onOrder(warehouseCode, since);
  }

  movements(warehouses: string[], products: string[], after: Date): Promise<OwnMovements> {
    return this.carriedOut.movements(this.database.manager, warehouses, products, after);
  }

  requestedFor(order: 'sales' | 'purchase', orderId: string) {
    return this.carriedOut.requestedFor(this.database.manager, order, orderId);
  }

  /** @returns what is known under this id already, or null after adding it */
  private async insert(
    manager: EntityManager,
    proposal: NewProposal,
    maxOpen: number,
  ): Promise<StoredProposal | null> {
    const { id, proposedBy, createdAt } = proposal;
    // One at a time for each user: two clicks at once must not pass the limit together.
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('proposals of ' || $1, 0))`, [
      proposedBy.userId,
    ]);
    const known = await manager.findOneBy(ProposalEntity, { id });
    if (known !== null) {
      if (known.userId !== proposedBy.userId) throw new QuartermasterError('NOT_FOUND');
      return (await this.withDocuments(manager, [known]))[0]!;
    }
    const open = await manager
      .createQueryBuilder(ProposalEntity, 'p')
      .where(`p.userId = :userId AND p.status = 'open' AND p.expiresAt > :createdAt`, {
        userId: proposedBy.userId,
        createdAt,
      })
      .getCount();
    if (open >= maxOpen) throw new QuartermasterError('TOO_MANY_PROPOSALS', { details: { max: maxOpen } });
    await manager.insert(ProposalEntity, toRow(proposal));
    return null;
  }

  /** Every decision on a proposal waits here for the one before it. */
  private async locked(manager: EntityManager, id: string): Promise<StoredProposal> {
    const row = await manager.findOne(ProposalEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (row === null) throw new QuartermasterError('NOT_FOUND');
    return (await this.withDocuments(manager, [row]))[0]!;
  }

  private async read(manager: EntityManager, id: string): Promise<StoredProposal> {
    const row = await manager.findOneByOrFail(ProposalEntity, { id });
    return (await this.withDocuments(manager, [row]))[0]!;
  }

  private async withDocuments(manager: EntityManager, rows: ProposalEntity[]): Promise<StoredProposal[]> {
    const executed = rows.filter(({ status }) => status === 'executed').map(({ id }) => id);
    const documents = await this.carriedOut.of(manager, executed);
    return rows.map((row) => toProposal(row, documents.get(row.id)));
  }

  private async decide(
    manager: EntityManager,
    id: string,
    status: 'executed' | 'rejected',
    { by, at, reason = null }: Pick<NewDecision, 'by' | 'at'> & { reason?: string | null },
  ): Promise<void> {
    const decision = {
      decidedAt: at,
      decidedBy: by.userId,
      decidedByName: by.username,
      decisionReason: reason,
    };
    await manager.update(ProposalEntity, { id }, { status, ...decision });
  }

  /** Last in its transaction: it holds the chain of the audit until that ends. */
  private async record(
    manager: EntityManager,
    action: string,
    actor: string,
    { id, title, hash, amount, action: { kind } }: NewProposal,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    const details = { proposalId: id, title, kind, amount, hash, ...more };
    await this.audit.append({ action, actor, details }, manager);
  }
}
