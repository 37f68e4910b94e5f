import { MAX_STORE_ACTS, type StoreAct, type Task } from '#libs/contracts';
import { NOTHING_ELSE, said, unknown } from '../said-result';
import type { Outcome, ToolContext } from '../tool';
import { counted } from '../wording';
import { likeness, taskRow, tasksOf } from './task-lists';

const ENOUGH = 0.5;

/** Finds the task that is meant among those that the caller may do this with, and prepares it; nothing is done yet. */
export async function prepareTask(
  context: Pick<ToolContext, 'services'>,
  words: string,
  act: 'start' | 'complete',
): Promise<Outcome> {
  const unfinished: Task['status'][] = ['open', 'in_progress'];
  const [mine, unassigned] = await Promise.all([
    tasksOf(context, 'Your unfinished tasks', { whose: 'mine', status: unfinished }),
    tasksOf(context, 'Unfinished tasks that are nobody’s', { whose: 'unassigned', status: unfinished }),
  ]);
  const possible = [...mine, ...unassigned].filter(({ acts }) => acts.includes(act));
  const rated = possible
    .map((task) => ({ task, like: likeness(task, words) }))
    .filter(({ like }) => like >= ENOUGH)
    .sort((a, b) => b.like - a.like);
  const best = rated.filter(({ like }) => like === rated[0]?.like).map(({ task }) => task);
  const [only] = best;
  if (only === undefined) {
    const names = possible.map(({ title }) => title);
    return unknown(
      `None of your unfinished tasks is like “${words}”.`,
      names.length === 0 ? `There is none that you could ${act}.` : 'Name it as it stands on the list.',
      names,
    );
  }
  const verb = act === 'start' ? 'Start' : 'Complete';
  return said({
    sentence:
      best.length === 1
        ? `${verb} “${only.title}”? It is done when you confirm it.`
        : `${counted(best.length, 'task')} can be meant. Confirm the one to ${act}.`,
    table: NOTHING_ELSE,
    acts: best.slice(0, MAX_STORE_ACTS).map((task) => actOf(task, act, verb)),
    notes: ['Nothing has been changed yet.'],
  });
}

function actOf(task: Task, act: 'start' | 'complete', verb: string): StoreAct {
  const { area, due, status } = taskRow(task);
  return {
    kind: act === 'start' ? 'start-task' : 'complete-task',
    title: `${verb} “${task.title}”`,
    button: act === 'start' ? 'Start it' : 'Mark as done',
    facts: [
      { label: 'Area', value: area! },
      { label: 'Due', value: due! },
      { label: 'Status', value: status! },
    ],
    taskId: task.id,
  };
}
