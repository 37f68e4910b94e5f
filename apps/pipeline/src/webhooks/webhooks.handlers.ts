import { Injectable } from '@nestjs/common';
import { Handles } from '#libs/bus';
import { type InputOf, type OutputOf, webhooks } from '#libs/contracts';
import { WebhookStore } from './persistence/webhook-store';

@Injectable()
export class WebhookHandlers {
  constructor(private readonly store: WebhookStore) {}

  @Handles(webhooks.status)
  async status({ eventIds }: InputOf<typeof webhooks.status>): Promise<OutputOf<typeof webhooks.status>> {
    return { events: await this.store.statuses(eventIds) };
  }
}
