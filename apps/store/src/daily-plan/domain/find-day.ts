import type { Shift, StaffMember, Task } from '#libs/contracts';
import type { FoundPerson, FoundTask } from './plan-content';

/** What a store's day is at one moment. */
export interface StoreDay {
  day: string;
  /** Minute from which on things are planned; 0 for a day to come. */
  now: number;
  /** Of the day. */
  shifts: readonly Shift[];
  /** Of the week from Monday to Sunday that the day is in. */
  weekShifts: readonly Shift[];
  staff: readonly StaffMember[];
  tasks: readonly Omit<Task, 'acts' | 'overdue'>[];
  timeZone: string;
}

/** Who works on the day and is still there, by beginning. */
export function peopleOf({ shifts, staff, now }: StoreDay): FoundPerson[] {
  const active = new Map(staff.filter((member) => member.active).map((member) => [member.id, member]));
  const people = new Map<string, FoundPerson>();
  for (const shift of shifts) {
    const member = active.get(shift.staffId);
    if (member === undefined || shift.status !== 'planned') continue;
    const person = people.get(member.id) ?? {
      staffId: member.id,
      name: member.name,
      shiftIds: [],
      shifts: [],
      breaks: [],
    };
    person.shiftIds.push(shift.id);
    person.shifts.push({ startsAt: shift.startsAt, endsAt: shift.endsAt });
    person.breaks.push(...shift.breaks);
    people.set(member.id, person);
  }
  return [...people.values()].filter(({ shifts: own }) => own.some(({ endsAt }) => endsAt > now));
}

/** By person: minutes of the week's planned shifts without breaks. Who is sick does not work them. */
export function weekMinutesOf({ weekShifts }: Pick<StoreDay, 'weekShifts'>): Map<string, number> {
  const minutes = new Map<string, number>();
  for (const { staffId, startsAt, endsAt, breaks, status } of weekShifts) {
    if (status !== 'planned') continue;
    const rest = breaks.reduce((sum, one) => sum + one.endsAt - one.startsAt, 0);
    minutes.set(staffId, (minutes.get(staffId) ?? 0) + endsAt - startsAt - rest);
  }
  return minutes;
}

const STATES = { open: 'planned', in_progress: 'started', completed: 'done', cancelled: 'done' } as const;

/** Tasks of the day as a plan sees them; what was cancelled is none. */
export const tasksOf = ({ tasks, day }: StoreDay): FoundTask[] =>
  tasks
    .filter(({ status }) => status !== 'cancelled')
    .map((task) => ({
      taskId: task.id,
      title: task.title,
      area: task.area,
      priority: task.priority,
      minutes: task.estimateMinutes,
      requiredSkills: task.requiredSkills,
      notBefore: task.notBefore,
      due: task.due?.day === day ? task.due.minute : null,
      state: STATES[task.status],
      before: task.assignee === null ? null : { ...task.assignee, start: task.plannedStart },
      version: task.version,
    }));
