import type { NewStoreRoutine, StoreRoutine, StoreRoutineChange } from '../../../api/types';
import {
  emptyWork,
  minuteOf,
  timeOf,
  workChangeOf,
  type WorkFields,
  workFieldsOf,
  workOf,
} from '../task-fields';

/** What the form of a routine holds: everything as its fields write it. */
export interface RoutineFields extends WorkFields {
  /** 1 is Monday, in their order. */
  weekdays: number[];
  /** `HH:MM`; empty for none. */
  from: string;
  until: string;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

export const emptyRoutine = (): RoutineFields => ({
  ...emptyWork,
  weekdays: EVERY_DAY,
  from: '',
  until: '',
});

export const routineFieldsOf = (routine: StoreRoutine): RoutineFields => ({
  ...workFieldsOf(routine),
  weekdays: routine.weekdays,
  from: timeOf(routine.notBefore),
  until: timeOf(routine.dueMinute),
});

export const newRoutineOf = (fields: RoutineFields): NewStoreRoutine => ({
  ...workOf(fields),
  weekdays: fields.weekdays,
  notBefore: minuteOf(fields.from),
  dueMinute: minuteOf(fields.until),
});

/** Only what is different from what the form began with. */
export const routineChangeOf = (before: RoutineFields, after: RoutineFields): StoreRoutineChange => ({
  ...workChangeOf(before, after),
  ...(before.weekdays.join() !== after.weekdays.join() && { weekdays: after.weekdays }),
  ...(before.from !== after.from && { notBefore: minuteOf(after.from) }),
  ...(before.until !== after.until && { dueMinute: minuteOf(after.until) }),
});
