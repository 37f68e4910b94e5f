import { plural } from './en-plural';

const tasks = (count: number, written: string) => `${written} ${plural(count, 'task', 'tasks')}`;

/** What the tasks of every day are made from. Times and numbers come in already written. */
export const storeRoutines = {
  storeRoutines: {
    title: 'Daily routines',
    link: 'Routines',
    intro:
      'Each routine makes one task on its days. When you change one, its tasks of today and later follow, unless somebody has them.',
    create: 'New routine',
    newTitle: 'New routine',
    back: 'All routines',
    empty:
      'There are no routines yet. Add what is to be done every day, or every Monday: its tasks are then made by themselves.',
    paused: 'Paused',
    pausedHint: 'It makes no tasks until you resume it.',
    everyDay: 'every day',
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    from: (time: string) => `from ${time}`,
    by: (time: string) => `by ${time}`,
    anyTime: 'any time',
    fieldWeekdays: 'On these days',
    missingWeekdays: 'Choose at least one day.',
    fieldFrom: 'Not before (optional)',
    fieldUntil: 'Done by (optional)',
    pause: 'Pause',
    resume: 'Resume',
    remove: 'Remove routine',
    removeTitle: (title: string) => `Remove “${title}”?`,
    removeText:
      'It makes no tasks any more, and those that nobody has are cancelled. You cannot bring it back; pause it if you may need it again.',
    keep: 'Keep it',
    made: 'Routine added',
    changed: 'Routine changed',
    pausedNow: 'Routine paused',
    resumedNow: 'Routine resumed',
    removed: 'Routine removed',
    tasksMade: (count: number, written: string) => `${tasks(count, written)} made`,
    tasksChanged: (count: number, written: string) => `${tasks(count, written)} changed`,
    tasksCancelled: (count: number, written: string) => `${tasks(count, written)} cancelled`,
    events: {
      created: 'Added',
      changed: 'Changed',
      paused: 'Paused',
      resumed: 'Resumed',
      removed: 'Removed',
    },
    fields: { weekdays: 'days', notBefore: 'not before', dueMinute: 'done by' } as Record<string, string>,
  },
};
