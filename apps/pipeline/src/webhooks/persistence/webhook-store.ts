import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { WebhookStatus } from '#libs/contracts';
import { type EnqueueOptions, JobQueue } from '#libs/persistence';

export interface WebhookEventRecord {
  id: string;
  event: string;
  /** What is sent, to the byte: the signature is over it. */
  body: string;
}

/** An endpoint as it is kept: without its address, which may be a secret. */
export interface EndpointKey {
  digest: string;
  host: string;
}

export interface Delivery {
  id: string;
  eventId: string;
  body: string;
  endpointDigest: string;
  status: 'waiting' | 'delivered' | 'failed';
}

export interface DeliveryAttempt {
  at: Date;
  attempt: number;
  status: Delivery['status'];
  /** HTTP status of the answer, when there was one. */
  httpStatus: number | null;
  error: string | null;
}

/** Events that other systems are told of, and what became of each at each endpoint. */
@Injectable()
export class WebhookStore {
  constructor(
    private readonly database: DataSource,
    private readonly jobs: JobQueue,
  ) {}

  /** Writes an event with a delivery and its job for each endpoint, once; drops what is older than `keepDays`. */
  async open(
    event: WebhookEventRecord,
    endpoints: EndpointKey[],
    retries: EnqueueOptions,
    keepDays: number,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const inserted = await manager.query<object[]>(
        `INSERT INTO webhook_event (id, event, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id`,
        [event.id, event.event, event.body],
      );
      if (inserted.length === 0) return;
      for (const endpoint of endpoints) await this.addDelivery(manager, event.id, endpoint, retries);
      await manager.query(
        `DELETE FROM webhook_event WHERE created_at < now() - make_interval(days => $1::int)`,
        [keepDays],
      );
    });
  }

  private async addDelivery(
    manager: EntityManager,
    eventId: string,
    { digest, host }: EndpointKey,
    retries: EnqueueOptions,
  ): Promise<void> {
    const deliveryId = randomUUID();
    await manager.query(
      `INSERT INTO webhook_delivery (id, event_id, endpoint_digest, endpoint_host) VALUES ($1, $2, $3, $4)`,
      [deliveryId, eventId, digest, host],
    );
    await this.jobs.enqueue(manager, 'webhook-delivery', { deliveryId }, { ...retries, id: deliveryId });
  }

  async find(deliveryId: string): Promise<Delivery | null> {
    const [row] = await this.database.query<Delivery[]>(
      `SELECT d.id, d.event_id AS "eventId", e.body, d.endpoint_digest AS "endpointDigest", d.status
       FROM webhook_delivery d JOIN webhook_event e ON e.id = d.event_id WHERE d.id = $1`,
      [deliveryId],
    );
    return row ?? null;
  }

  async record(
    deliveryId: string,
    { at, attempt, status, httpStatus, error }: DeliveryAttempt,
  ): Promise<void> {
    await this.database.query(
      `UPDATE webhook_delivery SET status = $2, attempts = $3, last_attempt_at = $4, last_status = $5, last_error = $6
       WHERE id = $1 AND status <> 'delivered'`,
      [deliveryId, status, attempt, at, httpStatus, error],
    );
  }

  /** Of those that are known. */
  async statuses(eventIds: string[]): Promise<{ eventId: string; status: WebhookStatus }[]> {
    return this.database.query<{ eventId: string; status: WebhookStatus }[]>(
      `SELECT e.id AS "eventId",
         CASE WHEN count(d.id) = 0 THEN 'none'
              WHEN bool_or(d.status = 'failed' OR (d.status = 'waiting' AND d.id = ANY($2))) THEN 'failed'
              WHEN bool_or(d.status = 'waiting') THEN 'waiting'
              ELSE 'delivered' END AS status
       FROM webhook_event e LEFT JOIN webhook_delivery d ON d.event_id = e.id
       WHERE e.id = ANY($1) GROUP BY e.id`,
      [eventIds, await this.lostDeliveries(eventIds)],
    );
  }

  /**
   * Deliveries that wait for a job that is over: its process died in the last attempt. A job ends after its outcome is
   * recorded, so what is told of one that was just delivered stays right.
   */
  private async lostDeliveries(eventIds: string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT id FROM webhook_delivery WHERE event_id = ANY($1) AND status = 'waiting'`,
      [eventIds],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return [];
    const open = await this.jobs.openIds('webhook-delivery', ids);
    return ids.filter((id) => !open.has(id));
  }
}
