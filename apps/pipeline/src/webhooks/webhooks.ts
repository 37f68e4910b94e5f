import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { JobPayload } from '#libs/contracts';
import { JobQueue, type RunningJob, UnrecoverableJobError } from '#libs/persistence';
import { Clock, Logger, Metrics, SETTINGS, type Settings } from '#libs/runtime';
import { type Delivery, WebhookStore } from './persistence/webhook-store';
import { postJson } from './post-json';
import { signedHeaders } from './signature';

type Endpoint = Settings['webhooks']['endpoints'][number];

const EVERY_EVENT = '*';

/** Tells the endpoints of the settings what happened: at least once each, under one id. */
@Injectable()
export class Webhooks implements OnModuleInit {
  private readonly endpoints: Map<string, Endpoint>;
  private readonly deliveries;

  constructor(
    private readonly store: WebhookStore,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
    metrics: Metrics,
  ) {
    this.endpoints = new Map(settings.webhooks.endpoints.map((endpoint) => [digestOf(endpoint), endpoint]));
    this.deliveries = metrics.counter({
      name: 'quartermaster_webhook_attempts_total',
      help: 'Attempts to deliver a webhook, by outcome: delivered, retried, failed',
      labelNames: ['outcome'],
    });
  }

  onModuleInit(): void {
    this.jobs.work('webhook', (payload, { id }) => this.open(id, payload));
    this.jobs.work('webhook-delivery', ({ deliveryId }, job) => this.deliver(deliveryId, job));
  }

  private async open(id: string, { event, payload }: JobPayload<'webhook'>): Promise<void> {
    const wanting = [...this.endpoints].filter(
      ([, { events }]) => events.includes(event) || events.includes(EVERY_EVENT),
    );
    const body = JSON.stringify({ type: event, timestamp: this.clock.now().toISOString(), data: payload });
    const { attempts, firstRetrySeconds, longestRetrySeconds, keepDays } = this.settings.webhooks;
    await this.store.open(
      { id, event, body },
      wanting.map(([digest, { url }]) => ({ digest, host: new URL(url).host })),
      { attempts, firstRetrySeconds, longestRetrySeconds },
      keepDays,
    );
  }

  private async deliver(deliveryId: string, job: RunningJob): Promise<void> {
    const delivery = await this.store.find(deliveryId);
    // No longer kept, or delivered by an attempt whose process died before it could say so.
    if (delivery === null || delivery.status === 'delivered') return;
    const at = this.clock.now();
    const { httpStatus, error, isGone } = await this.send(delivery, at, job.signal);
    const isOver = error === null || isGone || job.isLastAttempt;
    const status = error === null ? 'delivered' : isOver ? 'failed' : 'waiting';
    await this.store.record(deliveryId, { at, attempt: job.attempt, status, httpStatus, error });
    this.deliveries.inc({ outcome: status === 'waiting' ? 'retried' : status });
    if (error === null) this.logger.info('webhook.delivered', { deliveryId, attempt: job.attempt });
    else if (isGone) throw new UnrecoverableJobError(error);
    else throw new Error(error);
  }

  private async send(
    { eventId, body, endpointDigest }: Delivery,
    at: Date,
    signal: AbortSignal,
  ): Promise<{ httpStatus: number | null; error: string | null; isGone: boolean }> {
    const endpoint = this.endpoints.get(endpointDigest);
    if (endpoint === undefined)
      return { httpStatus: null, error: 'the endpoint is no longer in the settings', isGone: true };
    const { timeoutMs, allowLinkLocal } = this.settings.webhooks;
    const headers = signedHeaders(eventId, at, body, endpoint.secret);
    try {
      const httpStatus = await postJson(endpoint.url, body, { headers, timeoutMs, allowLinkLocal, signal });
      const isAccepted = httpStatus >= 200 && httpStatus < 300;
      return { httpStatus, error: isAccepted ? null : `the endpoint answered ${httpStatus}`, isGone: false };
    } catch (error) {
      return { httpStatus: null, error: (error as Error).message, isGone: false };
    }
  }
}

const digestOf = ({ url }: Endpoint) => createHash('sha256').update(url).digest('hex');
