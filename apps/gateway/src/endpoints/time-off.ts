import { z } from 'zod';
import {
  AskTimeOffPreview,
  CancelTimeOff,
  NewTimeOff,
  StoreRequest,
  timeOff,
  TimeOffBalances,
  TimeOffList,
  TimeOffPreview,
} from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json } from './media';

const TAG = 'Time off';

export const timeOffEndpoints = endpointGroup({
  timeOffBalances: {
    method: 'GET',
    path: '/v1/store/time-off/balances',
    tag: TAG,
    summary: 'Your days of a year by kind: entitled, taken, planned, asked for, left',
    access: 'session',
    scope: 'store:read',
    query: z.strictObject({
      year: z.coerce.number().int().min(2000).max(2100).optional().describe('This year when absent.'),
    }),
    success: { status: 200, description: 'The balances', content: json(TimeOffBalances) },
    errors: timeOff.balances.errors,
  },
  timeOffs: {
    method: 'GET',
    path: '/v1/store/time-off',
    tag: TAG,
    summary: 'Granted time off by its first day',
    access: 'session',
    scope: 'store:read',
    query: z.strictObject({
      of: z.enum(['me', 'store']).default('me').describe('`store` is for its managers.'),
      from: z.iso.date().optional().describe('Only what ends on this day or later.'),
    }),
    success: { status: 200, description: 'The time off', content: json(TimeOffList) },
    errors: timeOff.list.errors,
  },
  previewTimeOff: {
    method: 'POST',
    path: '/v1/store/time-off/preview',
    tag: TAG,
    summary: 'What asking for it would come to: days, what is left then, what a manager will weigh',
    access: 'session',
    scope: 'store:read',
    body: AskTimeOffPreview,
    success: { status: 200, description: 'Nothing was asked', content: json(TimeOffPreview) },
    errors: timeOff.preview.errors,
  },
  requestTimeOff: {
    method: 'POST',
    path: '/v1/store/time-off',
    tag: TAG,
    summary: 'Asks a manager of your store for time off',
    access: 'session',
    scope: 'store:write',
    body: NewTimeOff,
    idempotent: true,
    success: { status: 201, description: 'The request, which waits', content: json(StoreRequest) },
    errors: timeOff.request.errors,
  },
  cancelTimeOff: {
    method: 'POST',
    path: '/v1/store/time-off/{timeOffId}/cancellation',
    tag: TAG,
    summary: 'Asks a manager to take granted time off back',
    access: 'session',
    scope: 'store:write',
    params: z.strictObject({ timeOffId: z.uuid() }),
    body: CancelTimeOff,
    idempotent: true,
    success: { status: 201, description: 'The request, which waits', content: json(StoreRequest) },
    errors: timeOff.cancel.errors,
  },
});
