import { z } from 'zod';
import {
  ApprovePlan,
  dailyPlan,
  DailyPlanDay,
  DailyPlanEvent,
  MakePlan,
  PlanEdit,
  Shift,
  stores,
} from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json } from './media';

const TAG = 'Daily plan';
const DayPath = z.strictObject({ day: z.iso.date() });
const theDay = (description: string) => ({ status: 200, description, content: json(DailyPlanDay) });

/** Who does what on a day of the caller's store; for its managers. */
export const dailyPlanEndpoints = endpointGroup({
  storePlan: {
    method: 'GET',
    path: '/v1/store/daily-plans/{day}',
    tag: TAG,
    summary: 'The draft of a day and what was approved for it',
    access: 'session',
    scope: 'store:read',
    params: DayPath,
    success: theDay('The day'),
    errors: dailyPlan.get.errors,
  },
  makeStorePlan: {
    method: 'POST',
    path: '/v1/store/daily-plans/{day}/draft',
    tag: TAG,
    summary:
      'Plans the day, or plans it again around the pins of the draft: one JSON document, or server-sent events with `Accept: text/event-stream`',
    access: 'session',
    scope: 'store:write',
    params: DayPath,
    body: MakePlan,
    success: {
      status: 200,
      description:
        'The draft, which does nothing until it is approved. As events: one DailyPlanEvent in each `data:` line; the last is `plan` or `error`',
      content: { 'application/json': DailyPlanDay, 'text/event-stream': DailyPlanEvent },
    },
    errors: dailyPlan.make.errors,
  },
  editStorePlan: {
    method: 'POST',
    path: '/v1/store/daily-plans/{day}/draft/edits',
    tag: TAG,
    summary: 'Changes one thing of the draft that `If-Match` names, or takes the last change back',
    access: 'session',
    scope: 'store:write',
    params: DayPath,
    body: PlanEdit,
    conditional: true,
    success: theDay('The draft with what is wrong with it now'),
    errors: dailyPlan.edit.errors,
  },
  discardStorePlan: {
    method: 'DELETE',
    path: '/v1/store/daily-plans/{day}/draft',
    tag: TAG,
    summary: 'Throws the draft away that `If-Match` names',
    access: 'session',
    scope: 'store:write',
    params: DayPath,
    conditional: true,
    success: theDay('The day without a draft'),
    errors: dailyPlan.discard.errors,
  },
  approveStorePlan: {
    method: 'POST',
    path: '/v1/store/daily-plans/{day}/approval',
    tag: TAG,
    summary: 'Gives people exactly the tasks that `hash` names; once, however often this is sent',
    access: 'session',
    params: DayPath,
    body: ApprovePlan,
    success: theDay('Approved'),
    errors: dailyPlan.approve.errors,
  },
  markStoreShift: {
    method: 'PUT',
    path: '/v1/store/shifts/{shiftId}/status',
    tag: 'Store',
    summary: 'Marks a shift of today or later as sick, or takes that back',
    access: 'session',
    scope: 'store:write',
    params: z.strictObject({ shiftId: z.uuid() }),
    body: z.strictObject({ status: z.enum(['planned', 'sick']) }),
    success: { status: 200, description: 'The shift', content: json(Shift) },
    errors: stores.markShift.errors,
  },
});
