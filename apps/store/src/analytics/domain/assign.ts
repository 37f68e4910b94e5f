import type { RecommendedTask } from '#libs/contracts';
import { type DayMember, rankCandidates } from '../../tasks/domain/candidates';
import type { DraftTask } from './recommendations/draft';

/**
 * Gives each task to who is on shift with the skill and has the least to do, counting what was given before it; a task of
 * a manager to whoever asks. Nobody where nobody fits.
 */
export function assign(
  tasks: readonly DraftTask[],
  members: readonly DayMember[],
  managerId: string,
): RecommendedTask[] {
  const load = members.map((member) => ({ ...member }));
  return tasks.map(({ forManager, ...task }) => {
    if (forManager) return { ...task, assigneeId: managerId };
    const [best] = rankCandidates(load, task.requiredSkills);
    if (best === undefined || best.shift === null || best.missingSkills.length > 0)
      return { ...task, assigneeId: null };
    load.find(({ staffId }) => staffId === best.staffId)!.assignedMinutes += task.estimateMinutes;
    return { ...task, assigneeId: best.staffId };
  });
}
