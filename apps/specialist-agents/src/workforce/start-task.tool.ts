import { text } from '../parameters';
import { defineTool } from '../tool';
import { prepareTask } from './act-on-task';

export const startTask = defineTool({
  name: 'start_task',
  label: 'Start a task',
  summary: 'Finds one of your tasks by its words and prepares to start it; you confirm it.',
  agent: 'workforce',
  personas: ['store_associate', 'store_manager'],
  parameters: { task: text({ label: 'Task', description: 'What it is called, or words of it.' }) },
  phrases: [
    '(start|begin) [with] [the] [task] {task}',
    '(start|begin) working on {task}',
    'i am (starting|beginning) [with] [the] [task] {task}',
    'i am (starting|beginning) to work on {task}',
    'i (start|begin) [with] [now] [the] [task] {task}',
    'i (will|want to|would like to) (start|begin|do) [with] [the] task {task}',
    'i am going to (start|begin|do) {task} [now]',
    'mark [the] [task] {task} as (started|in progress|begun)',
    "i (have|'ve) (started|begun) [with] [the] [task] {task}",
  ],
  examples: ['Start the task shelf check', "I'm starting the temperature check"],
  run: ({ task }, context) => prepareTask(context, task, 'start'),
});
