import { z } from 'zod';
import { NewWatch, NotificationPage, Watch, WatchChange, WatchPage, watches } from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json, MAX_PAGE_SIZE, page } from './media';

const TAG = 'Watches';
const WatchPath = z.strictObject({ watchId: z.uuid() });

export const watchEndpoints = endpointGroup({
  watches: {
    method: 'GET',
    path: '/v1/watches',
    tag: TAG,
    summary: 'Your watches, newest first',
    access: 'session',
    query: page(MAX_PAGE_SIZE),
    success: { status: 200, description: 'One page', content: json(WatchPage) },
  },
  createWatch: {
    method: 'POST',
    path: '/v1/watches',
    tag: TAG,
    summary: 'Runs a saved question on a schedule and tells you when its answer meets a condition',
    access: 'session',
    body: NewWatch,
    idempotent: true,
    success: { status: 201, description: 'Watching', content: json(Watch) },
    errors: watches.create.errors,
  },
  changeWatch: {
    method: 'PUT',
    path: '/v1/watches/{watchId}',
    tag: TAG,
    summary: 'Changes name, condition or schedule, or pauses',
    access: 'session',
    params: WatchPath,
    body: WatchChange,
    success: { status: 200, description: 'Changed', content: json(Watch) },
    errors: ['NOT_FOUND'],
  },
  deleteWatch: {
    method: 'DELETE',
    path: '/v1/watches/{watchId}',
    tag: TAG,
    summary: 'Deletes one watch',
    access: 'session',
    params: WatchPath,
    success: { status: 204, description: 'Deleted' },
    errors: ['NOT_FOUND'],
  },
  runWatch: {
    method: 'POST',
    path: '/v1/watches/{watchId}/runs',
    tag: TAG,
    summary: 'Runs a watch now',
    access: 'session',
    params: WatchPath,
    success: { status: 200, description: 'The watch with its last run', content: json(Watch) },
    errors: watches.run.errors,
  },
  notifications: {
    method: 'GET',
    path: '/v1/notifications',
    tag: TAG,
    summary: 'What you were told, newest first',
    access: 'session',
    query: page(MAX_PAGE_SIZE),
    success: { status: 200, description: 'One page', content: json(NotificationPage) },
  },
  readNotifications: {
    method: 'POST',
    path: '/v1/notifications/read',
    tag: TAG,
    summary: 'Marks one notification as read, or all of them',
    access: 'session',
    body: z.strictObject({ notificationId: z.uuid().optional() }),
    success: {
      status: 200,
      description: 'How many are left',
      content: json(z.strictObject({ unread: z.int() })),
    },
    errors: ['NOT_FOUND'],
  },
});
