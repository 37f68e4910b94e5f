import { choice } from '../parameters';

/** "vacation", "personal": the kinds that have a balance. */
export const timeOffKind = () =>
  choice({
    label: 'Kind',
    description: 'Which balance it is of.',
    choices: [
      { value: 'any', label: 'Any', says: ['any kind'] },
      {
        value: 'vacation',
        label: 'Vacation',
        says: ['vacation', 'holiday', 'annual leave', 'vacation days', 'holidays', 'vacations'],
      },
      {
        value: 'personal',
        label: 'Personal',
        says: ['personal', 'personal day', 'personal days', 'private'],
      },
    ],
    default: 'any',
  });

/** What people say of being ill: that is told to a manager and has no balance. */
export const SICKNESS = {
  code: 'NOT_IN_DATA' as const,
  message: 'Being ill is no time off that is asked for, and has no balance here.',
  nextStep: 'Call your store: the manager on duty marks the shift as sick.',
};
