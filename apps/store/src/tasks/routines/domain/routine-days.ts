/** A day from today on whose tasks were made already, and the task of one routine on it. */
export interface MadeDay {
  day: string;
  /** 1 is Monday. */
  weekday: number;
  task: { id: string; status: 'open' | 'cancelled' | 'other'; follows: boolean } | null;
}

export interface Followed {
  act: 'make' | 'change' | 'reopen' | 'cancel';
  day: string;
  taskId: string | null;
}

/**
 * What is to become of the tasks of days that were made already when their routine has changed. A task follows its routine
 * until a person had it in hand; what is already due today is not made any more.
 *
 * @param routine null once it is removed or paused
 */
export function followingOf(
  routine: { weekdays: readonly number[]; dueMinute: number | null } | null,
  days: readonly MadeDay[],
  now: { day: string; minute: number },
): Followed[] {
  return days.flatMap(({ day, weekday, task }): Followed[] => {
    const isWanted = routine !== null && routine.weekdays.includes(weekday);
    const isOver = day === now.day && routine !== null && (routine.dueMinute ?? Infinity) <= now.minute;
    if (task === null) return isWanted && !isOver ? [{ act: 'make', day, taskId: null }] : [];
    if (!task.follows) return [];
    if (!isWanted) return task.status === 'open' ? [{ act: 'cancel', day, taskId: task.id }] : [];
    if (task.status === 'open') return [{ act: 'change', day, taskId: task.id }];
    return task.status === 'cancelled' && !isOver ? [{ act: 'reopen', day, taskId: task.id }] : [];
  });
}
