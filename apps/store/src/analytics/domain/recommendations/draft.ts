import type { Recommendation } from '#libs/contracts';

/** A task before somebody is found for it; `forManager`: whoever asks does it himself. */
export type DraftTask = Omit<Recommendation['tasks'][number], 'assigneeId'> & { forManager: boolean };
export type Draft = Omit<Recommendation, 'tasks'> & { tasks: DraftTask[] };

/** On the list of a day, due by its end. */
export const within = (day: string): Pick<DraftTask, 'day' | 'due'> => ({ day, due: { day, minute: null } });
