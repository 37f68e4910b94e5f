import { counted } from '../../../domain/words';
import type { Evidence } from '../evidence';
import { type Draft, within } from './draft';

const OLD_REQUEST_DAYS = 3;

/** Requests that have waited too long for a manager. */
export function oldRequests({ open, oldestDays }: Evidence['requests'], day: string): Draft[] {
  if (oldestDays === null || oldestDays < OLD_REQUEST_DAYS) return [];
  const days = counted(Math.floor(oldestDays), 'day');
  return [
    {
      id: 'old-requests',
      kind: 'old-requests',
      title: 'People wait for a decision',
      why: `${counted(open, 'request waits', 'requests wait')}, the oldest for ${days}.`,
      rule: `An open request that is at least ${OLD_REQUEST_DAYS} days old.`,
      evidence: [
        { label: 'Open', value: String(open) },
        { label: 'Oldest', value: days },
      ],
      tasks: [
        {
          title: `Decide on ${counted(open, 'open request')}`,
          description: `The oldest has waited for ${days}. They stand on Home under “To decide”.`,
          area: 'Front of store',
          priority: 2,
          estimateMinutes: 15,
          requiredSkills: [],
          ...within(day),
          forManager: true,
        },
      ],
    },
  ];
}
