import { type Task, tasks } from '#libs/contracts';
import { dayText } from '#libs/reader';
import { column } from '../result-rows';
import type { ToolContext } from '../tool';
import { clock } from './store-times';

const PAGE = 100;
/** More tasks than these are no answer for a person. */
const MAX_PAGES = 5;

export const PRIORITY = ['', 'Urgent', 'High', 'Normal', 'Low'];
export const STATUS: Readonly<Record<Task['status'], string>> = {
  open: 'Open',
  in_progress: 'In progress',
  completed: 'Done',
  cancelled: 'Cancelled',
};

export const TASK_COLUMNS = [
  column('task', 'Task', 'text', 'dimension'),
  column('area', 'Area', 'text', 'dimension'),
  column('due', 'Due', 'text', 'dimension'),
  column('priority', 'Priority', 'text', 'dimension'),
  column('status', 'Status', 'text', 'dimension'),
  column('who', 'Who', 'text', 'dimension'),
];

/** All tasks that a list holds, as far as five pages reach. */
export async function tasksOf(
  context: Pick<ToolContext, 'services'>,
  label: string,
  wanted: {
    whose: 'mine' | 'unassigned' | 'all';
    day?: string;
    status?: Task['status'][];
    area?: string;
    overdue?: boolean;
  },
): Promise<Task[]> {
  const found: Task[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { data, nextCursor } = await context.services.call(
      tasks.list,
      { ...wanted, limit: PAGE, ...(cursor !== undefined && { cursor }) },
      (list) => ({ label, count: list.data.length }),
    );
    found.push(...data);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return found;
}

export function taskRow(task: Task): Record<string, string> {
  return {
    task: task.title,
    area: task.area,
    due: dueText(task),
    priority: PRIORITY[task.priority] ?? '',
    status: task.overdue ? `${STATUS[task.status]}, overdue` : STATUS[task.status],
    who: task.assignee?.name ?? 'Nobody',
  };
}

function dueText({ due, day }: Task): string {
  if (due === null) return dayText(day);
  return due.minute === null ? dayText(due.day) : `${dayText(due.day)}, ${clock(due.minute)}`;
}

/** How much of what was said a task says, 0 to 1. */
export function likeness(
  { title, area, description }: Pick<Task, 'title' | 'area' | 'description'>,
  said: string,
): number {
  const wanted = stems(said);
  if (wanted.length === 0) return 0;
  const own = new Set(stems(`${title} ${area}`));
  const more = new Set(stems(description));
  const points = wanted.reduce((sum, word) => sum + (own.has(word) ? 1 : more.has(word) ? 0.5 : 0), 0);
  return points / wanted.length;
}

const IGNORED = new Set('the a an in on at of to for and my our task job with it from up'.split(' '));

function stems(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !IGNORED.has(word))
    .map((word) => word.replace(/(ing|ed|es|s|e)$/, '').replace(/^re(?=\w{4})/, ''));
}
