import { z } from 'zod';
import {
  ApproveStoreRequest,
  RejectStoreRequest,
  Roster,
  StaffList,
  StoreMembership,
  StoreRequest,
  StoreRequestPage,
  storeRequests,
  stores,
} from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json, MAX_PAGE_SIZE, page } from './media';

const TAG = 'Store';
const RequestPath = z.strictObject({ requestId: z.uuid() });

/** The caller's own store: which one it is follows from the session. */
export const storeEndpoints = endpointGroup({
  storeMembership: {
    method: 'GET',
    path: '/v1/store',
    tag: TAG,
    summary: 'The store that you work in, and as whom',
    access: 'session',
    scope: 'store:read',
    success: { status: 200, description: 'Store and member', content: json(StoreMembership) },
    errors: stores.membership.errors,
  },
  storeStaff: {
    method: 'GET',
    path: '/v1/store/staff',
    tag: TAG,
    summary: 'The staff of your store with their skills',
    access: 'session',
    scope: 'store:read',
    query: z.strictObject({
      left: z
        .enum(['true', 'false'])
        .default('false')
        .transform((value) => value === 'true')
        .describe('`true` lists those who left, too.'),
    }),
    success: { status: 200, description: 'By name', content: json(StaffList) },
    errors: stores.staff.errors,
  },
  storeRoster: {
    method: 'GET',
    path: '/v1/store/roster',
    tag: TAG,
    summary: 'The shifts of your store',
    access: 'session',
    scope: 'store:read',
    query: z.strictObject({
      from: z.iso.date().describe('First day.'),
      to: z.iso.date().describe('The day after the last.'),
      staffId: z.uuid().optional().describe('Only the shifts of this member.'),
    }),
    success: { status: 200, description: 'By day and beginning', content: json(Roster) },
    errors: stores.roster.errors,
  },
  storeRequests: {
    method: 'GET',
    path: '/v1/store/requests',
    tag: TAG,
    summary: 'Your requests, for a manager all of the store, newest first',
    access: 'session',
    scope: 'store:read',
    query: page(MAX_PAGE_SIZE).extend({
      status: z.enum(['open', 'closed', 'all']).default('all').describe('`open` waits for a decision.'),
    }),
    success: { status: 200, description: 'One page', content: json(StoreRequestPage) },
    errors: ['NO_STORE'],
  },
  storeRequest: {
    method: 'GET',
    path: '/v1/store/requests/{requestId}',
    tag: TAG,
    summary: 'One request with its diff and what became of it',
    access: 'session',
    scope: 'store:read',
    params: RequestPath,
    success: { status: 200, description: 'The request', content: json(StoreRequest) },
    errors: storeRequests.get.errors,
  },
  approveStoreRequest: {
    method: 'POST',
    path: '/v1/store/requests/{requestId}/approval',
    tag: TAG,
    summary: 'Approves exactly what `hash` names; it is carried out once, however often this is sent',
    access: 'session',
    params: RequestPath,
    body: ApproveStoreRequest,
    success: { status: 200, description: 'Carried out', content: json(StoreRequest) },
    errors: storeRequests.approve.errors,
  },
  rejectStoreRequest: {
    method: 'POST',
    path: '/v1/store/requests/{requestId}/rejection',
    tag: TAG,
    summary: 'Rejects with a reason',
    access: 'session',
    params: RequestPath,
    body: RejectStoreRequest,
    success: { status: 200, description: 'Rejected', content: json(StoreRequest) },
    errors: storeRequests.reject.errors,
  },
  withdrawStoreRequest: {
    method: 'POST',
    path: '/v1/store/requests/{requestId}/withdrawal',
    tag: TAG,
    summary: 'Takes back an open request of yours',
    access: 'session',
    scope: 'store:write',
    params: RequestPath,
    success: { status: 200, description: 'Withdrawn', content: json(StoreRequest) },
    errors: storeRequests.withdraw.errors,
  },
});
