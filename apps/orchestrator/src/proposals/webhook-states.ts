import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, newCallContext, ServiceClient } from '#libs/bus';
import { QuartermasterError, webhooks, type WebhookStatus } from '#libs/contracts';
import { Logger } from '#libs/runtime';
import { PROPOSAL_STORE, type ProposalStore } from './domain/proposal-store';
import type { StoredProposal } from './domain/stored-proposal';

/** A list must not wait for what is only beside the point of it. */
const TIMEOUT_MS = 1_000;
/** As many as the operation takes. */
const MAX_EVENTS = 100;

/** How far the webhooks of executed proposals have come. The pipeline sends them and knows. */
@Injectable()
export class WebhookStates {
  constructor(
    private readonly services: ServiceClient,
    private readonly logger: Logger,
    @Inject(PROPOSAL_STORE) private readonly store: ProposalStore,
  ) {}

  /** The same proposals with what is known now; with what was known before where the pipeline is away. */
  async fill(proposals: StoredProposal[], context: CallContext): Promise<StoredProposal[]> {
    const waiting = proposals.flatMap(({ execution }) =>
      execution?.webhook === 'waiting' ? [execution.webhookEventId] : [],
    );
    const states = await this.statesOf(waiting, context);
    return proposals.map((proposal) => {
      const { execution } = proposal;
      const webhook = execution && states.get(execution.webhookEventId);
      return execution && webhook ? { ...proposal, execution: { ...execution, webhook } } : proposal;
    });
  }

  private async statesOf(eventIds: string[], context: CallContext): Promise<Map<string, WebhookStatus>> {
    if (eventIds.length === 0) return new Map();
    const deadline = Math.min(context.deadline, Date.now() + TIMEOUT_MS);
    try {
      const { events } = await this.services.call(
        webhooks.status,
        { eventIds: eventIds.slice(0, MAX_EVENTS) },
        newCallContext({ ...context, deadline }),
      );
      const states = new Map(events.map(({ eventId, status }) => [eventId, status]));
      // What failed may yet be sent again by whoever runs the product.
      const settled = [...states].filter(([, status]) => status === 'delivered' || status === 'none');
      await this.store.settleWebhooks(new Map(settled));
      return states;
    } catch (error) {
      this.logger.warn('proposal.webhooks-not-known', { code: QuartermasterError.from(error).code });
      return new Map();
    }
  }
}
