import { z } from 'zod';
import { defineService } from '../service';

/** `none`: no endpoint wants the event. `failed`: an endpoint that wants it was given up. */
export const WebhookStatus = z.enum(['none', 'waiting', 'delivered', 'failed']);
export type WebhookStatus = z.infer<typeof WebhookStatus>;

/** Tells other systems what happened here. Served by the pipeline; events come as jobs. */
export const webhooks = defineService('webhooks', {
  status: {
    summary: 'What became of events; one that has not been taken up yet, or is no longer kept, is left out.',
    input: z.strictObject({ eventIds: z.array(z.uuid()).min(1).max(100) }),
    output: z.strictObject({
      events: z.array(z.strictObject({ eventId: z.uuid(), status: WebhookStatus })),
    }),
    timeoutMs: 5_000,
    errors: [],
  },
});
