import type { DailyPlanRequest, PlanChange, PlannedAssignment } from './daily-plan';

/** What is different from the plan before, by task in the order of the request. */
export function planChanges(
  request: DailyPlanRequest,
  assignments: readonly PlannedAssignment[],
): PlanChange[] {
  const { staff, tasks, previous } = request;
  if (previous === undefined) return [];
  const present = new Set(staff.map(({ id }) => id));
  return tasks.flatMap(({ id: taskId }): PlanChange[] => {
    const before = previous.filter((one) => one.taskId === taskId);
    const after = assignments.filter((one) => one.taskId === taskId);
    const gone = before.filter(({ staffId }) => !after.some((one) => one.staffId === staffId));
    const come = after.filter(({ staffId }) => !before.some((one) => one.staffId === staffId));
    const paired = Math.min(gone.length, come.length);
    return [
      ...gone.slice(0, paired).map(({ staffId }, index) => ({
        kind: 'moved' as const,
        taskId,
        from: staffId,
        to: come[index]!.staffId,
        fromPresent: present.has(staffId),
      })),
      ...gone.slice(paired).map(({ staffId }) => ({
        kind: 'dropped' as const,
        taskId,
        from: staffId,
        fromPresent: present.has(staffId),
      })),
      ...come.slice(paired).map(({ staffId }) => ({ kind: 'added' as const, taskId, to: staffId })),
      ...after.flatMap(({ staffId, start }) => {
        const old = before.find((one) => one.staffId === staffId);
        if (old === undefined || old.start === start) return [];
        return [{ kind: 'retimed' as const, taskId, staffId, from: old.start, to: start }];
      }),
    ];
  });
}
