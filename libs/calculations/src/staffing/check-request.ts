import {
  DAILY_PLAN_LIMITS as LIMITS,
  type DailyPlanRefusal,
  type DailyPlanRequest,
  type RequestFault,
  type RequestFaultKind,
  type SkillLevel,
  type StaffOnShift,
  type StoreTask,
  type TimeSpan,
} from './daily-plan';
import { joined, minutesOf, minutesWithin } from './working-time';

/** Faults told of one request; the first ones are enough to find the cause. */
const MOST_FAULTS = 20;

type Tell = (kind: RequestFaultKind, field: string, message: string) => void;

/** What is wrong with a request; undefined when it can be planned. */
export function refuseRequest(request: DailyPlanRequest): DailyPlanRefusal | undefined {
  const faults: RequestFault[] = [];
  const tell: Tell = (kind, field, message) => {
    if (faults.length < MOST_FAULTS) faults.push({ kind, field, message });
  };
  const { staff, tasks, now, previous = [] } = request;
  if (staff.length === 0) tell('no_staff', 'staff', 'Nobody works today.');
  if (tasks.length === 0) tell('no_tasks', 'tasks', 'There are no tasks.');
  for (const [name, list] of Object.entries({ staff, tasks }))
    if (list.length > LIMITS[name as 'staff' | 'tasks'])
      tell(
        'over_limit',
        name,
        `${list.length} ${name} are more than the limit of ${LIMITS[name as 'staff' | 'tasks']} a plan.`,
      );
  if (faults.length === 0) {
    if (now !== undefined && !isMinute(now)) tell('not_a_time', 'now', notATime(now));
    checkWeekHours(request.weekHours, tell);
    const known = request.knownSkills === undefined ? undefined : new Set(request.knownSkills);
    const people = new Set(staff.map(({ id }) => id));
    duplicates(staff, 'staff', tell);
    duplicates(tasks, 'tasks', tell);
    staff.forEach((person, index) => checkPerson(person, `staff[${index}]`, known, tell));
    tasks.forEach((task, index) => checkTask(task, `tasks[${index}]`, known, tell));
    previous.forEach(({ start, end, state, staffId }, index) => {
      const field = `previous[${index}]`;
      checkSpan({ start, end }, field, tell);
      if (state === 'started' && people.has(staffId) && now === undefined)
        tell(
          'contradiction',
          field,
          'A task is started, and the request does not say what time it is: give now.',
        );
    });
  }
  const [first] = faults;
  if (first === undefined) return undefined;
  return {
    kind: 'refused',
    code: 'INVALID_INPUT',
    message: `${first.field}: ${first.message}`,
    nextStep:
      faults.length === 1
        ? 'Correct it and plan again.'
        : `Correct the ${faults.length} faults listed and plan again.`,
    faults,
  };
}

const isMinute = (value: number) => Number.isInteger(value) && value >= 0 && value <= LIMITS.minute;
const notATime = (value: unknown) =>
  `${String(value)} is no whole number of minutes from midnight, 0 to ${LIMITS.minute}.`;

function duplicates(list: readonly { id: string }[], name: string, tell: Tell): void {
  const seen = new Set<string>();
  list.forEach(({ id }, index) => {
    if (seen.has(id)) tell('duplicate_id', `${name}[${index}].id`, `${id} is given twice.`);
    seen.add(id);
  });
}

function checkSpan({ start, end }: TimeSpan, field: string, tell: Tell): void {
  for (const [name, value] of Object.entries({ start, end }))
    if (!isMinute(value)) return tell('not_a_time', `${field}.${name}`, notATime(value));
  if (end <= start)
    tell('empty_span', field, `It ends at ${clock(end)}, not after its start at ${clock(start)}.`);
}

function checkWeekHours(weekHours: DailyPlanRequest['weekHours'], tell: Tell): void {
  if (weekHours === undefined) return;
  const { strength, mostWeight } = weekHours;
  if (!(strength >= 0 && strength <= 1))
    tell('out_of_range', 'weekHours.strength', `${strength} is not from 0 to 1.`);
  if (!(mostWeight >= 1 && mostWeight < Infinity))
    tell('out_of_range', 'weekHours.mostWeight', `${mostWeight} is no number from 1.`);
}

function checkPerson(person: StaffOnShift, field: string, known: Set<string> | undefined, tell: Tell): void {
  const {
    shifts,
    breaks = [],
    skills,
    maxLoadShare = 1,
    takenMinutes = 0,
    weekMinutes,
    contractMinutes,
  } = person;
  for (const [name, list] of Object.entries({ shifts, breaks, skills }))
    tooLong(list, `${field}.${name}`, tell);
  if (shifts.length === 0)
    tell('empty_span', `${field}.shifts`, `${person.id} has no shift today: leave the person out.`);
  shifts.forEach((span, index) => checkSpan(span, `${field}.shifts[${index}]`, tell));
  const sorted = [...shifts].sort((one, other) => one.start - other.start);
  sorted.forEach(({ start }, index) => {
    const before = sorted[index - 1];
    if (before !== undefined && start < before.end)
      tell(
        'overlapping_shifts',
        `${field}.shifts`,
        `${person.id}'s shifts overlap: one ends at ${clock(before.end)}, the next starts at ${clock(start)}.`,
      );
  });
  const shift = joined(shifts);
  breaks.forEach((span, index) => {
    checkSpan(span, `${field}.breaks[${index}]`, tell);
    if (minutesWithin(shift, span.start, span.end) < span.end - span.start)
      tell(
        'break_outside_shift',
        `${field}.breaks[${index}]`,
        `The break ${clock(span.start)}–${clock(span.end)} is not within a shift.`,
      );
  });
  if (!(maxLoadShare > 0 && maxLoadShare <= 1))
    tell('out_of_range', `${field}.maxLoadShare`, `${maxLoadShare} is not above 0 and up to 1.`);
  if (!Number.isInteger(takenMinutes) || takenMinutes < 0 || takenMinutes > minutesOf(shift))
    tell(
      'out_of_range',
      `${field}.takenMinutes`,
      `${takenMinutes} is no whole number from 0 to the length of the shift.`,
    );
  if ((weekMinutes === undefined) !== (contractMinutes === undefined))
    tell('contradiction', `${field}.weekMinutes`, 'Give weekMinutes and contractMinutes, or neither.');
  if (weekMinutes !== undefined && !(Number.isFinite(weekMinutes) && weekMinutes >= 0))
    tell('out_of_range', `${field}.weekMinutes`, `${weekMinutes} is no number from 0.`);
  if (contractMinutes !== undefined && !(Number.isFinite(contractMinutes) && contractMinutes > 0))
    tell('not_positive', `${field}.contractMinutes`, `${contractMinutes} is no number above 0.`);
  checkSkills(skills, `${field}.skills`, known, tell);
}

function checkTask(task: StoreTask, field: string, known: Set<string> | undefined, tell: Tell): void {
  const {
    minutes,
    persons = 1,
    priority,
    earliestStart,
    due,
    graceMinutes = 0,
    assignees = [],
    forbidden = [],
  } = task;
  for (const [name, list] of Object.entries({ assignees, forbidden, skills: task.skills ?? [] }))
    tooLong(list, `${field}.${name}`, tell);
  if (!(minutes > 0))
    tell(
      'not_positive',
      `${field}.minutes`,
      `${task.title} takes ${minutes} minutes; it must be more than 0.`,
    );
  else if (!isMinute(minutes)) tell('not_a_time', `${field}.minutes`, notATime(minutes));
  if (![1, 2, 3, 4].includes(priority))
    tell('out_of_range', `${field}.priority`, `${String(priority)} is none of 1, 2, 3, 4.`);
  if (!Number.isInteger(persons) || persons < 1 || persons > LIMITS.personsPerTask)
    tell('out_of_range', `${field}.persons`, `${persons} persons; it must be 1 to ${LIMITS.personsPerTask}.`);
  for (const [name, value] of Object.entries({ earliestStart, due, graceMinutes }))
    if (value !== undefined && !isMinute(value)) tell('not_a_time', `${field}.${name}`, notATime(value));
  if (earliestStart !== undefined && due !== undefined && due <= earliestStart)
    tell(
      'contradiction',
      `${field}.due`,
      `It is due at ${clock(due)}, before it may start at ${clock(earliestStart)}.`,
    );
  if (graceMinutes > 0 && due === undefined)
    tell('contradiction', `${field}.graceMinutes`, 'A grace wants a due time.');
  if (assignees.length > persons)
    tell(
      'contradiction',
      `${field}.assignees`,
      `${assignees.length} persons are asked for, the task needs ${persons}.`,
    );
  const both = assignees.find((id) => forbidden.includes(id));
  if (both !== undefined) tell('contradiction', `${field}.assignees`, `${both} is asked for and forbidden.`);
  if (new Set(assignees).size < assignees.length)
    tell('duplicate_id', `${field}.assignees`, 'A person is asked for twice.');
  checkSkills(task.skills ?? [], `${field}.skills`, known, tell);
}

function checkSkills(
  skills: readonly SkillLevel[],
  field: string,
  known: Set<string> | undefined,
  tell: Tell,
): void {
  skills.forEach(({ skill, level }, index) => {
    if (known !== undefined && !known.has(skill))
      tell('unknown_skill', `${field}[${index}].skill`, `The store knows no skill "${skill}".`);
    if (!Number.isInteger(level) || level < 1 || level > LIMITS.skillLevel)
      tell(
        'out_of_range',
        `${field}[${index}].level`,
        `${level} is no level from 1 to ${LIMITS.skillLevel}.`,
      );
  });
}

function tooLong(list: readonly unknown[], field: string, tell: Tell): void {
  if (list.length > LIMITS.listEntries)
    tell('over_limit', field, `${list.length} entries are more than the limit of ${LIMITS.listEntries}.`);
}

/** 555 → 09:15; after midnight of the next day 25:10 and so on. */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
