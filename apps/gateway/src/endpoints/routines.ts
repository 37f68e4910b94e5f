import { z } from 'zod';
import { NewRoutine, RoutineChange, RoutineDetail, RoutineList, routines } from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json } from './media';

const TAG = 'Routines';
const RoutinePath = z.strictObject({ routineId: z.uuid() });
const detail = (description: string) => ({ status: 200, description, content: json(RoutineDetail) });

/** What the tasks of a day are made from, for managers of a store. */
export const routineEndpoints = endpointGroup({
  storeRoutines: {
    method: 'GET',
    path: '/v1/store/routines',
    tag: TAG,
    summary: 'All routines of the store, also paused ones',
    access: 'session',
    scope: 'store:read',
    success: { status: 200, description: 'By area and the time of the day', content: json(RoutineList) },
    errors: routines.list.errors,
  },
  createStoreRoutine: {
    method: 'POST',
    path: '/v1/store/routines',
    tag: TAG,
    summary: 'Adds a routine; days from today on that were looked at already get its task',
    access: 'session',
    scope: 'store:write',
    body: NewRoutine,
    idempotent: true,
    success: { ...detail('Added'), status: 201 },
    errors: routines.create.errors,
  },
  storeRoutine: {
    method: 'GET',
    path: '/v1/store/routines/{routineId}',
    tag: TAG,
    summary: 'One routine with its history',
    access: 'session',
    scope: 'store:read',
    params: RoutinePath,
    success: detail('The routine'),
    errors: routines.get.errors,
  },
  changeStoreRoutine: {
    method: 'PUT',
    path: '/v1/store/routines/{routineId}',
    tag: TAG,
    summary:
      'Changes the fields that are sent; `active` pauses and resumes. Tasks that nobody has follow; the version is that of `If-Match`',
    access: 'session',
    scope: 'store:write',
    params: RoutinePath,
    body: RoutineChange,
    idempotent: true,
    conditional: true,
    success: detail('Changed'),
    errors: routines.change.errors,
  },
  removeStoreRoutine: {
    method: 'DELETE',
    path: '/v1/store/routines/{routineId}',
    tag: TAG,
    summary: 'Removes a routine for good; its tasks that nobody has are cancelled',
    access: 'session',
    scope: 'store:write',
    params: RoutinePath,
    idempotent: true,
    conditional: true,
    success: detail('Removed'),
    errors: routines.remove.errors,
  },
});
