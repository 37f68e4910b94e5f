import { choice, day, optional } from '../parameters';
import { tableOf } from '../result-rows';
import { said } from '../said-result';
import { defineTool } from '../tool';
import { counted } from '../wording';
import { onDay } from './store-times';
import { TASK_COLUMNS, taskRow, tasksOf } from './task-lists';

export const myTasks = defineTool({
  name: 'my_tasks',
  label: 'My tasks',
  summary: 'What you have to do, what of it is overdue, or what you have done.',
  agent: 'workforce',
  personas: ['store_associate', 'store_manager'],
  parameters: {
    day: optional(day({ label: 'Day', description: 'Only the list of this day.', looks: 'ahead' })),
    state: choice({
      label: 'State',
      description: 'Which of them.',
      choices: [
        { value: 'unfinished', label: 'Not done', says: ['unfinished', 'not done'] },
        { value: 'open', label: 'Open', says: ['open', 'not started', 'still open'] },
        { value: 'overdue', label: 'Overdue', says: ['overdue', 'late', 'past due', 'behind'] },
        { value: 'completed', label: 'Done', says: ['done', 'finished', 'completed', 'complete', 'finish'] },
        { value: 'all', label: 'All', says: ['all'] },
      ],
      default: 'unfinished',
    }),
  },
  phrases: [
    'what (do i have|have i got|have i) to do [next] [{day}]',
    'what (should|must|shall|can) i [be] (do|doing|start with|work on|working on) [next|first|now] [{day}]',
    'what is [next|left|still] [on|for] [me] [on] [my] (list|to do list|todo list|plate) [{day}]',
    'what is (next|left|still open|still to do|to do) [for me] [{day}]',
    'what is my next (task|job)',
    'my [{state}] (tasks|task|jobs|to dos|todos|to do list|todo list|task list|list|assignments) [for|of] [{day}]',
    '[show|which|what|list] [are] my [{state}] (tasks|jobs|to dos|todos|task list|assignments) [{state}] [for] [{day}]',
    '[show|which|what|list] [the] (tasks|jobs) [that] [are] (assigned to me|given to me|mine|i have|for me|do i have|have i got|i have to do) [{state}] [for] [{day}]',
    '(which|what) of my (tasks|jobs) (are|is) {state} [{day}]',
    'which (tasks|jobs) (do i have|have i got|have i|did i) [still] [left] [{state}] [for] [{day}]',
    'what (have|did) i [already] {state} [{day}]',
    '(do i have|have i got|are there|is there) [any] [more] {state} (tasks|jobs|work) [for me] [{day}]',
    '(do i have|have i got) [any] [more] (tasks|jobs|work) [still] [left|to do] [{state}] [for] [{day}]',
    '(anything|something|what) [else] left [for me] [to do] [{day}]',
    '(is there|anything) (anything|something) [else] (left|to do) for me [to do] [{day}]',
    'am i (behind|late) [with my tasks]',
  ],
  examples: ['What do I have to do today?', 'Which of my tasks are overdue?', 'What have I finished today?'],
  async run({ day: on, state }, context) {
    const { today } = context;
    const found = await tasksOf(context, 'Your tasks', {
      whose: 'mine',
      ...(on !== undefined && { day: on }),
      ...(state === 'overdue'
        ? { overdue: true }
        : state === 'all'
          ? {}
          : state === 'unfinished'
            ? { status: ['open', 'in_progress'] as const as ('open' | 'in_progress')[] }
            : { status: [state] }),
      ...(on === undefined && state === 'completed' && { day: today }),
    });
    const when = on === undefined ? (state === 'completed' ? ' today' : '') : ` ${onDay(on, today)}`;
    const [first] = found;
    const late = found.filter(({ overdue }) => overdue).length;
    const what = { unfinished: 'to do', open: 'not started', overdue: 'overdue', completed: 'done', all: '' }[
      state
    ];
    const begin =
      first && (state === 'unfinished' || state === 'open')
        ? ` First: ${first.title}, in ${first.area}.`
        : '';
    return said({
      sentence:
        first === undefined
          ? `You have no task${what === '' ? '' : ` ${what}`}${when}.`
          : `You have ${counted(found.length, 'task')}${what === '' ? '' : ` ${what}`}${when}${late > 0 && state !== 'overdue' ? `, ${late} of them overdue` : ''}.${begin}`,
      table: tableOf(TASK_COLUMNS.slice(0, 5), found.map(taskRow)),
    });
  },
});
