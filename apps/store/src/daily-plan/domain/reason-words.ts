import type { DayReason } from '#libs/contracts';
import { writeMinute } from '../../tasks/domain/task-time';
import { type FoundTask, quoted } from './plan-content';

const percent = (share: number) => `${Math.round(share * 100)} %`;
const skillWords = (skill: string) => skill.replaceAll('_', ' ');

/** Why somebody has a task, as a manager reads it. */
export function reasonWords(reason: DayReason, tasks: readonly FoundTask[], isPinned: boolean): string {
  switch (reason.kind) {
    case 'asked_by_manager':
      return 'Had been given it already.';
    case 'already_started':
      return isPinned ? 'Pinned here.' : 'Has begun it.';
    case 'already_done':
      return 'Has done it.';
    case 'only_one_with_skill':
      return `The only one in time with ${skillWords(reason.skill)} at level ${reason.level}.`;
    case 'only_one_possible':
      return 'Nobody else could do it in time.';
    case 'as_before':
      return 'As in the plan before.';
    case 'same_area':
      return `Is in ${reason.area} before or after it anyway.`;
    case 'least_loaded':
      return reason.nextLoadShare > reason.loadShare
        ? `Has the least to do beside it: ${percent(reason.loadShare)} of the shift, the next ${percent(reason.nextLoadShare)}.`
        : `Has the least to do beside it: ${percent(reason.loadShare)} of the shift.`;
    case 'fewer_week_hours':
      return `Is planned for ${percent(reason.weekShare)} of the contract's hours this week; who has less to do today, for ${percent(reason.otherWeekShare)}.`;
    case 'due_first': {
      const next = tasks.find(({ taskId }) => taskId === reason.beforeTaskId);
      const before = next === undefined ? '' : `, before ${quoted(next.title)}`;
      return `Due at ${writeMinute(reason.due)}${before}.`;
    }
    case 'closest_skill':
      return 'Has just the skills that it needs.';
    case 'best_for_the_day':
      return 'Best for the day as a whole.';
  }
}
