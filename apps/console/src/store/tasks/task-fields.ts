import type { NewStoreTask, StoreTask, StoreTaskChange } from '../../api/types';

/** What work is, as the fields of a form write it. */
export interface WorkFields {
  title: string;
  description: string;
  area: string;
  minutes: number;
  priority: number;
  skill: string;
  level: number;
}

/** What the form of a task holds. */
export interface TaskFields extends WorkFields {
  day: string;
  /** `HH:MM`; empty for none. */
  dueTime: string;
  /** Empty for nobody. */
  assigneeId: string;
}

const DEFAULT_MINUTES = 15;
const NORMAL = 3;
const ALONE = 2;

const pad = (value: number) => String(value).padStart(2, '0');

/** A minute of the day as fields of time write it; empty for none. */
export const timeOf = (minute: number | null): string =>
  minute === null ? '' : `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;

export const emptyWork: Readonly<WorkFields> = {
  title: '',
  description: '',
  area: '',
  minutes: DEFAULT_MINUTES,
  priority: NORMAL,
  skill: '',
  level: ALONE,
};

export const emptyFields = (day: string): TaskFields => ({
  ...emptyWork,
  day,
  dueTime: '',
  assigneeId: '',
});

type Work = Pick<
  StoreTask,
  'title' | 'description' | 'area' | 'estimateMinutes' | 'priority' | 'requiredSkills'
>;

export function workFieldsOf({
  title,
  description,
  area,
  estimateMinutes,
  priority,
  ...work
}: Work): WorkFields {
  const [skill] = work.requiredSkills;
  return {
    title,
    description,
    area,
    minutes: estimateMinutes,
    priority,
    skill: skill?.skill ?? '',
    level: skill?.level ?? ALONE,
  };
}

export const fieldsOf = (task: StoreTask): TaskFields => ({
  ...workFieldsOf(task),
  day: task.day,
  dueTime: timeOf(task.due?.minute ?? null),
  assigneeId: task.assignee?.staffId ?? '',
});

export function minuteOf(time: string): number | null {
  const [hour, minute] = time.split(':').map(Number);
  return time === '' ? null : hour! * 60 + minute!;
}

const skillsOf = ({ skill, level }: WorkFields) => (skill === '' ? [] : [{ skill, level }]);

export const workOf = (fields: WorkFields): Work => ({
  title: fields.title.trim(),
  description: fields.description.trim(),
  area: fields.area.trim(),
  estimateMinutes: fields.minutes,
  priority: fields.priority,
  requiredSkills: skillsOf(fields),
});

/** What is different of the work from what a form began with, so that what others changed beside it stays. */
export function workChangeOf(before: WorkFields, after: WorkFields): Partial<Work> {
  const changed = (...names: (keyof WorkFields)[]) => names.some((name) => before[name] !== after[name]);
  const { title, description, area, estimateMinutes, priority, requiredSkills } = workOf(after);
  return {
    ...(changed('title') && { title }),
    ...(changed('description') && { description }),
    ...(changed('area') && { area }),
    ...(changed('minutes') && { estimateMinutes }),
    ...(changed('priority') && { priority }),
    ...(changed('skill', 'level') && { requiredSkills }),
  };
}

export const newTaskOf = (fields: TaskFields): NewStoreTask => ({
  ...workOf(fields),
  day: fields.day,
  due: { day: fields.day, minute: minuteOf(fields.dueTime) },
  ...(fields.assigneeId === '' ? {} : { assigneeId: fields.assigneeId }),
});

/** Only what is different from what the form began with. */
export function changeOf(before: TaskFields, after: TaskFields): StoreTaskChange {
  const changed = (...names: (keyof TaskFields)[]) => names.some((name) => before[name] !== after[name]);
  return {
    ...workChangeOf(before, after),
    ...(changed('day') && { day: after.day }),
    ...(changed('day', 'dueTime') && { due: { day: after.day, minute: minuteOf(after.dueTime) } }),
    ...(changed('assigneeId') && { assigneeId: after.assigneeId === '' ? null : after.assigneeId }),
  };
}
