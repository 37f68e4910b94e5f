import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Action, ActionDocument, WebhookStatus } from '#libs/contracts';
import { decodeCursor, pageOf } from '#libs/persistence';
import { type OwnMovements, stockKey } from '../domain/action-facts';
import type { PageOf, Precondition, Viewer } from '../domain/proposal-store';
import type { Person, StoredProposal } from '../domain/stored-proposal';
import { ActionDocumentEntity } from './action-document.entity';
import { type EarlierEffects, requireNotRequested, requireStock } from './effect-checks';
import { ProposalEntity } from './proposal.entity';
import { onlyVisible } from './visible-proposals';

const KINDS: Record<Action['kind'], { kind: ActionDocument['kind']; prefix: string }> = {
  reorder: { kind: 'purchase-order', prefix: 'QPO' },
  transfer: { kind: 'transfer', prefix: 'QTR' },
  expedite: { kind: 'expedite-request', prefix: 'QEX' },
};
const NUMBER_WIDTH = 5;

export interface NewDocument extends Precondition {
  by: Person;
  at: Date;
  /** YYYY-MM-DD */
  today: string;
  webhookEventId: string;
}

/** The product's own record of what was carried out: purchase orders, transfers, expedite requests. */
@Injectable()
export class ActionDocuments implements EarlierEffects {
  constructor(private readonly database: DataSource) {}

  /**
   * Writes what an approved proposal becomes, in the transaction of its approval.
   *
   * @returns the document's number, such as QPO-2026-00017
   * @throws ACTION_INVALID where another approval came first and left nothing to do
   */
  async write(
    manager: EntityManager,
    { id, action, amount }: StoredProposal,
    { by, at, today, available, webhookEventId }: NewDocument,
  ): Promise<string> {
    if (action.kind === 'transfer') await requireStock(manager, this, action, available);
    if (action.kind === 'expedite') await requireNotRequested(manager, this, action);
    const { kind, prefix } = KINDS[action.kind];
    const number = await this.nextNumber(manager, prefix, today);
    await manager.insert(ActionDocumentEntity, {
      number,
      kind,
      proposalId: id,
      action,
      amount,
      approvedBy: by.username,
      datedOn: today,
      createdAt: at,
      webhookEventId,
      webhook: 'waiting',
    });
    if (action.kind === 'expedite') {
      await manager.query(
        'INSERT INTO expedite_request (number, order_kind, order_id, wanted_by) VALUES ($1, $2, $3, $4)',
        [number, action.order, action.orderId, action.wantedBy],
      );
      return number;
    }
    const isTransfer = action.kind === 'transfer';
    await manager.query(
      `INSERT INTO action_document_line
         (number, product_code, from_warehouse, to_warehouse, quantity, dated_on, created_at)
       SELECT $1, line.product, $2, $3, line.quantity, $4, $5
       FROM unnest($6::text[], $7::integer[]) AS line (product, quantity)`,
      [
        number,
        isTransfer ? action.fromWarehouseCode : null,
        isTransfer ? action.toWarehouseCode : action.warehouseCode,
        today,
        at,
        action.lines.map(({ productCode }) => productCode),
        action.lines.map(({ quantity }) => quantity),
      ],
    );
    return number;
  }

  /** By proposal. */
  async of(manager: EntityManager, proposalIds: string[]): Promise<Map<string, ActionDocumentEntity>> {
    if (proposalIds.length === 0) return new Map();
    const found = await manager.findBy(ActionDocumentEntity, { proposalId: In(proposalIds) });
    return new Map(found.map((document) => [document.proposalId, document]));
  }

  async settleWebhooks(states: ReadonlyMap<string, WebhookStatus>): Promise<void> {
    for (const [webhookEventId, webhook] of states)
      await this.database.manager.update(ActionDocumentEntity, { webhookEventId }, { webhook });
  }

  async page(viewer: Viewer, limit: number, cursor?: string): Promise<PageOf<ActionDocument>> {
    const query = this.database.manager
      .createQueryBuilder(ActionDocumentEntity, 'd')
      .innerJoin(ProposalEntity, 'p', 'p.id = d.proposalId')
      .where('TRUE')
      .orderBy({ 'd.createdAt': 'DESC', 'd.proposalId': 'DESC' })
      .limit(limit + 1);
    onlyVisible(query, viewer);
    if (cursor !== undefined) {
      const [createdAt, id] = decodeCursor(cursor, ['timestamp', 'uuid']);
      query.andWhere('(d.createdAt, d.proposalId) < (:createdAt, :id)', { createdAt, id });
    }
    const found = await query.getMany();
    const { data, nextCursor } = pageOf(found, limit, ({ createdAt, proposalId }) => [createdAt, proposalId]);
    return { data: data.map(toDocument), nextCursor };
  }

  onOrder(
    warehouseCode: string,
    since: string,
  ): Promise<{ productCode: string; quantity: number; orderedOn: string }[]> {
    return this.database.query(
      `SELECT product_code AS "productCode", sum(quantity)::float8 AS quantity, max(dated_on)::text AS "orderedOn"
       FROM action_document_line WHERE to_warehouse = $1 AND dated_on >= $2
       GROUP BY product_code ORDER BY product_code`,
      [warehouseCode, since],
    );
  }

  async movements(
    manager: EntityManager,
    warehouses: string[],
    products: string[],
    after: Date,
  ): Promise<OwnMovements> {
    const sums = async (side: 'from_warehouse' | 'to_warehouse') => {
      const rows = await manager.query<{ warehouse: string; product: string; units: string }[]>(
        `SELECT ${side} AS warehouse, product_code AS product, sum(quantity) AS units
         FROM action_document_line
         WHERE ${side} = ANY ($1) AND product_code = ANY ($2) AND created_at > $3 GROUP BY 1, 2`,
        [warehouses, products, after],
      );
      return new Map(
        rows.map(({ warehouse, product, units }) => [stockKey(warehouse, product), Number(units)]),
      );
    };
    return { incoming: await sums('to_warehouse'), outgoing: await sums('from_warehouse') };
  }

  async requestedFor(
    manager: EntityManager,
    order: 'sales' | 'purchase',
    orderId: string,
  ): Promise<{ number: string; wantedBy: string } | null> {
    const [row] = await manager.query<{ number: string; wantedBy: string }[]>(
      `SELECT number, wanted_by::text AS "wantedBy" FROM expedite_request
       WHERE order_kind = $1 AND order_id = $2 ORDER BY wanted_by, number LIMIT 1`,
      [order, orderId],
    );
    return row ?? null;
  }

  /** Without gaps: the counter is part of the transaction, so a number that was not used is given again. */
  private async nextNumber(manager: EntityManager, prefix: string, today: string): Promise<string> {
    const year = today.slice(0, 4);
    const [row] = await manager.query<{ last: number }[]>(
      `INSERT INTO action_document_counter AS counter (prefix, year, last) VALUES ($1, $2, 1)
       ON CONFLICT (prefix, year) DO UPDATE SET last = counter.last + 1 RETURNING last`,
      [prefix, Number(year)],
    );
    return `${prefix}-${year}-${String(row!.last).padStart(NUMBER_WIDTH, '0')}`;
  }
}

function toDocument(entity: ActionDocumentEntity): ActionDocument {
  const { number, kind, proposalId, action, amount, approvedBy, createdAt } = entity;
  return { number, kind, proposalId, action, amount, approvedBy, createdAt: createdAt.toISOString() };
}
