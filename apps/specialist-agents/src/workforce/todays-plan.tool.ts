import { dailyPlan } from '#libs/contracts';
import { day, optional } from '../parameters';
import { column, tableOf } from '../result-rows';
import { said } from '../said-result';
import { defineTool } from '../tool';
import { counted } from '../wording';
import { clock, onDay } from './store-times';

const COLUMNS = [
  column('who', 'Who', 'text', 'dimension'),
  column('task', 'Task', 'text', 'dimension'),
  column('area', 'Area', 'text', 'dimension'),
  column('from', 'From', 'text', 'dimension'),
  column('to', 'To', 'text', 'dimension'),
  column('why', 'Why', 'text', 'dimension'),
];

export const todaysPlan = defineTool({
  name: 'todays_plan',
  label: "The day's plan",
  summary: 'Who does what on a day: the draft that waits for your approval, or what was approved.',
  agent: 'workforce',
  personas: ['store_manager'],
  parameters: {
    day: optional(day({ label: 'Day', description: 'Which day; today when none is named.', looks: 'ahead' })),
  },
  phrases: [
    "what is {day} 's plan",
    "{day} 's (plan|task plan|daily plan)",
    '[what is|show] [me] [the] (plan|daily plan|task plan|day plan|plan of the day) [for|of] [{day}]',
    "(create|make|draw up|prepare|generate|suggest|build) [the|a] [daily|day's|today's] (plan|task plan|daily plan|task recommendations|task assignments|tasks recommendation|assignments|task recommendation) [for|of] [{day}]",
    "(create|make|draw up|prepare|generate|assign|plan) {day} 's (tasks|task list|jobs|work)",
    '(create|make|draw up|prepare|generate|assign) [the|daily] tasks for {day}',
    'who (does|is doing|should do) what [{day}]',
    '(plan|organise|organize|distribute) [the] (tasks|day|work|team) [for|of] [{day}]',
    '(has|was|is) the plan [been] approved [for] [{day}]',
    '(task assignments|assignments|task recommendations) [for] [{day}]',
  ],
  examples: ["What is today's plan?", 'Who does what today?'],
  async run({ day: asked }, context) {
    const on = asked ?? context.today;
    const { draft, approved, openTasks, onShift, sick } = await context.services.call(
      dailyPlan.get,
      { day: on },
      (plan) => ({ label: `Plan of ${on}`, count: plan.draft?.assignments.length ?? 0 }),
    );
    const when = onDay(on, context.today);
    const people = new Map((draft?.people ?? []).map(({ staffId, name }) => [staffId, name]));
    const tasks = new Map((draft?.tasks ?? []).map((task) => [task.taskId, task]));
    const rows = (draft?.assignments ?? [])
      .map((assignment) => ({ ...assignment, name: people.get(assignment.staffId) ?? 'Somebody' }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.start - b.start);
    const { length: left } = draft?.unplaced ?? [];
    return said({
      sentence:
        draft !== null
          ? `A draft ${when} gives ${counted(rows.length, 'task')} to ${counted(new Set(rows.map(({ staffId }) => staffId)).size, 'person', 'people')}${left > 0 ? `; ${counted(left, 'task')} could not be placed` : ''}. It counts once you approve it.`
          : approved !== null
            ? `The plan ${when} was approved by ${approved.by.name}.`
            : `There is no plan ${when} yet: ${counted(openTasks, 'open task')} and ${counted(onShift, 'person', 'people')} on shift.`,
      table: tableOf(
        COLUMNS,
        rows.map(({ name, taskId, start, end, reasons }) => ({
          who: name,
          task: tasks.get(taskId)?.title ?? '',
          area: tasks.get(taskId)?.area ?? '',
          from: clock(start),
          to: clock(end),
          why: reasons[0] ?? '',
        })),
      ),
      notes: [
        'Make, change and approve the plan under Home, Plan the day.',
        ...(draft?.faults ?? []).map(({ message }) => message),
        ...(sick.length > 0 ? [`Called in sick: ${sick.map(({ name }) => name).join(', ')}.`] : []),
        ...(approved?.effects ?? []),
      ],
    });
  },
});
