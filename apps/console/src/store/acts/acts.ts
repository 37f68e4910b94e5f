import { client, unwrap } from '../../api/client';
import type { Calculated } from '../../api/types';

export type StoreAct = NonNullable<Calculated['acts']>[number];

/** Where what came of it can be looked at. */
export interface DoneAct {
  href: string;
}

/**
 * The same for the same act of the same answer, however often it is confirmed and on whatever device: the last digits of
 * the answer's id give way to the place of the act.
 */
export const keyOfAct = (answerId: string, place: number): string =>
  answerId.slice(0, -2) + place.toString(16).padStart(2, '0');

/** Sends what was confirmed to its room, where it is checked like a form that was filled in by hand. */
export async function carryOut(act: StoreAct, key: string): Promise<DoneAct> {
  const header = { 'Idempotency-Key': key };
  switch (act.kind) {
    case 'start-task':
    case 'complete-task': {
      const { taskId } = act;
      const request = { params: { header, path: { taskId } }, body: {} };
      await unwrap(
        act.kind === 'start-task'
          ? client.POST('/v1/store/tasks/{taskId}/start', request)
          : client.POST('/v1/store/tasks/{taskId}/completion', request),
      );
      return { href: `/store/tasks/${taskId}` };
    }
    case 'withdraw-request': {
      const { requestId } = act;
      await unwrap(
        client.POST('/v1/store/requests/{requestId}/withdrawal', { params: { path: { requestId } } }),
      );
      return { href: `/store/requests/${requestId}` };
    }
    case 'request-time-off': {
      const { timeOff: kind, firstDay, lastDay, replaces, insteadOf } = act;
      const { id } = await unwrap(
        client.POST('/v1/store/time-off', {
          params: { header },
          body: {
            kind,
            firstDay,
            lastDay,
            reason: '',
            origin: 'assistant',
            ...(replaces !== null && { replaces }),
            ...(insteadOf !== null && { insteadOf }),
          },
        }),
      );
      return { href: `/store/requests/${id}` };
    }
    case 'cancel-time-off': {
      const { id } = await unwrap(
        client.POST('/v1/store/time-off/{timeOffId}/cancellation', {
          params: { header, path: { timeOffId: act.timeOffId } },
          body: { reason: '', origin: 'assistant' },
        }),
      );
      return { href: `/store/requests/${id}` };
    }
  }
}
