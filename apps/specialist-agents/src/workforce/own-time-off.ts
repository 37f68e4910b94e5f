import { type StoreRequest, storeRequests, type TimeOff, timeOff } from '#libs/contracts';
import type { ToolContext } from '../tool';
import { membershipOf } from './people';

const MOST_OPEN = 100;

/** Time off that somebody has or has asked for, in days of the calendar. */
export interface OwnTimeOff {
  readonly id: string;
  readonly state: 'granted' | 'asked for';
  readonly kind: 'vacation' | 'personal';
  readonly firstDay: string;
  readonly lastDay: string;
  readonly title: string;
}

/** What the caller has and has asked for that is not over, the nearest first; with `[from, to)` only what lies in it. */
export async function ownTimeOff(
  context: Pick<ToolContext, 'services' | 'today'>,
  period?: readonly [string, string],
): Promise<OwnTimeOff[]> {
  const [me, granted, open] = await Promise.all([
    membershipOf(context),
    context.services.call(timeOff.list, { of: 'me', from: context.today }, (list) => ({
      label: 'Your granted time off',
      count: list.data.length,
    })),
    context.services.call(storeRequests.list, { status: 'open', limit: MOST_OPEN }, (page) => ({
      label: 'Open requests',
      count: page.data.length,
    })),
  ]);
  const all = [
    ...granted.data.filter(({ cancelling }) => !cancelling).map(grantedOf),
    // A manager sees the requests of the whole store; only the own can be taken back.
    ...open.data
      .filter(({ kind, requestedBy }) => kind === 'time-off' && requestedBy.staffId === me.staff.id)
      .flatMap(askedOf),
  ];
  return all
    .filter(({ firstDay, lastDay }) => period === undefined || (firstDay < period[1] && lastDay >= period[0]))
    .sort((a, b) => a.firstDay.localeCompare(b.firstDay));
}

function grantedOf({ id, kind, firstDay, lastDay }: TimeOff): OwnTimeOff {
  return { id, state: 'granted', kind, firstDay, lastDay, title: 'Granted time off' };
}

function askedOf(request: StoreRequest): OwnTimeOff[] {
  const { kind, firstDay, lastDay } = request.arguments;
  if (
    (kind !== 'vacation' && kind !== 'personal') ||
    typeof firstDay !== 'string' ||
    typeof lastDay !== 'string'
  )
    return [];
  return [{ id: request.id, state: 'asked for', kind, firstDay, lastDay, title: request.title }];
}
