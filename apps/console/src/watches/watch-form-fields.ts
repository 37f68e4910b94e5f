import type { Watch, WatchChange, WatchCondition, WatchSchedule } from '../api/types';

/** The fields of the form, as text where they are typed. */
export interface WatchFields {
  name: string;
  kind: WatchCondition['kind'];
  column: string;
  operator: 'gt' | 'gte' | 'lt' | 'lte' | 'equals';
  value: string;
  every: WatchSchedule['every'];
  at: string;
  minute: string;
  weekdays: number[];
  active: boolean;
}

export type WatchFault = 'name' | 'value' | 'column' | 'at' | 'minute' | 'weekdays';

const WORKING_DAYS = [1, 2, 3, 4, 5];

export const newFields = (name: string): WatchFields => ({
  name,
  kind: 'rows',
  column: '',
  operator: 'gt',
  value: '0',
  every: 'day',
  at: '07:00',
  minute: '0',
  weekdays: WORKING_DAYS,
  active: true,
});

export function fieldsOf({ name, condition, schedule, active }: Watch): WatchFields {
  const fields = { ...newFields(name), kind: condition.kind, every: schedule.every, active };
  return {
    ...fields,
    ...(condition.kind !== 'changed' && { operator: condition.operator, value: String(condition.value) }),
    ...(condition.kind === 'value' && { column: condition.column }),
    ...(schedule.every === 'hour' ? { minute: String(schedule.minute) } : { at: schedule.at }),
    ...(schedule.every === 'week' && { weekdays: schedule.weekdays }),
  };
}

/** What is to be sent, or what is wrong with the fields. */
export function readFields(fields: WatchFields): { change: WatchChange } | { faults: WatchFault[] } {
  const { kind, operator, every } = fields;
  const name = fields.name.trim();
  const column = fields.column.trim();
  const value = fields.value.trim() === '' ? Number.NaN : Number(fields.value);
  const minute = fields.minute.trim() === '' ? Number.NaN : Number(fields.minute);
  const faults: WatchFault[] = [
    ...(name === '' ? (['name'] as const) : []),
    ...(kind !== 'changed' && !Number.isFinite(value) ? (['value'] as const) : []),
    ...(kind === 'value' && column === '' ? (['column'] as const) : []),
    ...(every === 'hour' && !(Number.isInteger(minute) && minute >= 0 && minute <= 59)
      ? (['minute'] as const)
      : []),
    ...(every !== 'hour' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(fields.at) ? (['at'] as const) : []),
    ...(every === 'week' && fields.weekdays.length === 0 ? (['weekdays'] as const) : []),
  ];
  if (faults.length > 0) return { faults };
  const condition: WatchCondition =
    kind === 'changed'
      ? { kind }
      : kind === 'rows'
        ? { kind, operator, value }
        : { kind, column, operator, value };
  const schedule: WatchSchedule =
    every === 'hour'
      ? { every, minute }
      : every === 'day'
        ? { every, at: fields.at }
        : { every, at: fields.at, weekdays: [...fields.weekdays].sort() };
  return { change: { name, condition, schedule, active: fields.active } };
}
