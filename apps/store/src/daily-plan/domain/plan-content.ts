import type { DayToPlan, PlanAssignment, PlannedDay, PlanPerson, PlanTask } from '#libs/contracts';

/** A task as the plan found it. */
export interface FoundTask extends PlanTask {
  /** Of the task; another one later says that somebody changed it. */
  version: number;
}

export type FoundPerson = Pick<PlanPerson, 'staffId' | 'name' | 'shiftIds' | 'shifts' | 'breaks'>;

export interface Unplaced {
  taskId: string;
  message: string;
  dropped: boolean;
}

/** What an edit changes, and so what an undo brings back. */
export interface Arrangement {
  assignments: PlanAssignment[];
  unplaced: Unplaced[];
}

/** A plan as it is kept: what it was made of, who does what, and how good the search was. */
export interface PlanContent extends Arrangement {
  people: FoundPerson[];
  tasks: FoundTask[];
  /** What the search was given, pins included. */
  request: DayToPlan;
  run: Pick<PlannedDay, 'bound' | 'optimal' | 'iterations'>;
  /** Newest last. */
  undo: (Arrangement & { what: string })[];
}

export const nameOf = ({ people, tasks }: Pick<PlanContent, 'people' | 'tasks'>, staffId: string): string =>
  people.find((person) => person.staffId === staffId)?.name ??
  tasks.find(({ before }) => before?.staffId === staffId)?.before?.name ??
  'Somebody';

export const quoted = (title: string): string => `“${title}”`;
