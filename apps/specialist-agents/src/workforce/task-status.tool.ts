import type { Task } from '#libs/contracts';
import { ratio } from '../figures';
import { choice, day, optional, text } from '../parameters';
import { column, tableOf } from '../result-rows';
import { said, unknown } from '../said-result';
import { defineTool } from '../tool';
import { counted } from '../wording';
import { personCalled, staffOf } from './people';
import { onDay } from './store-times';
import { TASK_COLUMNS, taskRow, tasksOf } from './task-lists';

const GROUPED = (by: string) => [
  column('group', by, 'text', 'dimension'),
  column('done', 'Done', 'count'),
  column('in_progress', 'In progress', 'count'),
  column('open', 'Open', 'count'),
  column('overdue', 'Overdue', 'count'),
];

export const taskStatus = defineTool({
  name: 'task_status',
  label: 'Progress of tasks',
  summary: 'How far the tasks of the store are: by person, by area, or what is still open.',
  agent: 'workforce',
  personas: ['store_manager'],
  parameters: {
    day: optional(day({ label: 'Day', description: 'Which day; today when none is named.', looks: 'ahead' })),
    area: optional(text({ label: 'Area', description: 'Only this department.' })),
    person: optional(text({ label: 'Person', description: 'Only the tasks of this person.' })),
    by: choice({
      label: 'Grouped by',
      description: 'How the progress is laid out.',
      choices: [
        { value: 'task', label: 'Task', says: ['by task', 'each task'] },
        {
          value: 'person',
          label: 'Person',
          says: [
            'by person',
            'per person',
            'by associate',
            'per associate',
            'by employee',
            'per employee',
            'by people',
            'for each person',
          ],
        },
        {
          value: 'area',
          label: 'Area',
          says: ['by area', 'per area', 'by department', 'per department', 'by section'],
        },
      ],
      default: 'task',
    }),
    state: choice({
      label: 'State',
      description: 'Which tasks.',
      choices: [
        { value: 'all', label: 'All', says: ['all'] },
        {
          value: 'unfinished',
          label: 'Not done',
          says: [
            'still open',
            'open',
            'not done',
            'unfinished',
            'left',
            'outstanding',
            'still has',
            'still have',
          ],
        },
        { value: 'overdue', label: 'Overdue', says: ['overdue', 'late', 'past due', 'behind'] },
      ],
      default: 'all',
    }),
  },
  phrases: [
    "how far are (we|they) [with|on] [the] ['s] [tasks|jobs|work|to dos] [in {area}] [{day}]",
    'how far (is|are) {person} [with] [his|her|their] [tasks|work]',
    'how (is|are) [the] (tasks|task list|work) (going|coming along|looking) [in {area}] [{day}]',
    'how many tasks are (done|finished|completed|open|left|overdue) [in {area}] [{day}]',
    'how many tasks [do we have] [{state}] [in {area}] [{day}]',
    '[which|what|show|list] tasks [are] {state} [in {area}] [{day}]',
    'what is {state} [in {area}] [{day}]',
    '(task|tasks) (completion|progress|status|overview) [{by}] [in {area}] [for|of] [{day}]',
    '[show] [the] (completion|progress|status|overview) of [the] (tasks|work) [{by}] [in {area}] [{day}]',
    'tasks {by} [{day}]',
    'how is {person} doing [with] [his|her|their] [tasks|work] [{day}]',
    '[which|what] tasks does {person} [still] have [left|to do|open] [{day}]',
    'what (has|did) {person} (done|finished|completed|do|complete|finish) [{day}]',
    'what is {person} (doing|working on) [now] [{day}]',
    "[show] {person} 's [{state}] tasks [{day}]",
    '(are|is) [all] [the] (tasks|everything|work) (done|finished|complete|completed) [in {area}] [{day}]',
    'what is (left|still) to do [in {area}] [{day}]',
    'how is the team (getting on|doing|coming along|progressing) [with] [the] [tasks|work] [{day}]',
    'what (has|is) {state} [yet] [in {area}] [{day}]',
    '(is|are) [the] {area} (finished|done|ready) with [its|their] (tasks|work) [{day}]',
    'what did {person} get done [{day}]',
    'who (is behind|has overdue tasks|is late) [{day}]',
  ],
  examples: ["How far are we with today's tasks?", 'Task completion by person', 'Which tasks are overdue?'],
  async run({ day: asked, area, person: named, by, state }, context) {
    const { today } = context;
    const on = state === 'overdue' && asked === undefined ? undefined : (asked ?? today);
    const called = named === undefined ? undefined : personCalled(await staffOf(context), named);
    if (called && 'refused' in called) return called.refused;
    const all = await tasksOf(context, 'Tasks of the store', {
      whose: 'all',
      ...(on !== undefined && { day: on }),
      ...(state === 'overdue' && { overdue: true }),
    });
    const areas = [...new Set(all.map((task) => task.area))].sort();
    const known = area === undefined ? undefined : areas.find((each) => sameArea(each, area));
    if (area !== undefined && known === undefined && all.length > 0)
      return unknown(
        `No task ${on === undefined ? '' : `${onDay(on, today)} `}is in “${area}”.`,
        `Areas with tasks: ${areas.join(', ')}.`,
        areas,
      );
    const tasks = all.filter(
      (task) =>
        task.status !== 'cancelled' &&
        (known === undefined || task.area === known) &&
        (called === undefined || task.assignee?.staffId === called.person.id) &&
        (state !== 'unfinished' || task.status !== 'completed'),
    );
    const done = tasks.filter(({ status }) => status === 'completed').length;
    const late = tasks.filter(({ overdue }) => overdue).length;
    const where = [
      called ? `${called.person.name} has` : 'There are',
      known === undefined ? '' : ` in ${known}`,
      on === undefined ? '' : ` ${onDay(on, today)}`,
    ] as const;
    const [who, inArea, when] = where;
    const verb = tasks.length === 1 && !called ? 'There is' : who;
    const overdueText = late === 0 ? '' : `, ${late} overdue`;
    const sentence =
      tasks.length === 0
        ? `${called ? `${called.person.name} has` : 'There are'} no ${state === 'overdue' ? 'overdue ' : state === 'unfinished' ? 'unfinished ' : ''}tasks${inArea}${when}.`
        : state === 'all'
          ? `${done} of ${counted(tasks.length, 'task')}${called ? ` of ${called.person.name}` : ''}${inArea} ${tasks.length === 1 ? 'is' : 'are'} done${when}${overdueText}.`
          : `${verb} ${counted(tasks.length, state === 'overdue' ? 'overdue task' : 'unfinished task')}${inArea}${when}${state === 'overdue' ? '' : overdueText}.`;
    return said({
      sentence,
      figures: state === 'all' && tasks.length > 0 ? [ratio('completion', 'Done', done / tasks.length)] : [],
      table:
        by === 'task'
          ? tableOf(TASK_COLUMNS, tasks.map(taskRow))
          : tableOf(GROUPED(by === 'person' ? 'Person' : 'Area'), grouped(tasks, by)),
    });
  },
});

const sameArea = (area: string, said: string) => {
  const [own, wanted] = [area.toLowerCase(), said.toLowerCase()];
  return own === wanted || own.includes(wanted) || wanted.includes(own);
};

function grouped(tasks: readonly Task[], by: 'person' | 'area'): Record<string, string | number>[] {
  const groups = new Map<string, Task[]>();
  for (const task of tasks) {
    const key = by === 'person' ? (task.assignee?.name ?? 'Nobody') : task.area;
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  const count = (own: readonly Task[], status: Task['status']) =>
    own.filter((task) => task.status === status).length;
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([group, own]) => ({
      group,
      done: count(own, 'completed'),
      in_progress: count(own, 'in_progress'),
      open: count(own, 'open'),
      overdue: own.filter(({ overdue }) => overdue).length,
    }));
}
