import { text } from '../parameters';
import { defineTool } from '../tool';
import { prepareTask } from './act-on-task';

export const completeTask = defineTool({
  name: 'complete_task',
  label: 'Complete a task',
  summary: 'Finds one of your tasks by its words and prepares to mark it as done; you confirm it.',
  agent: 'workforce',
  personas: ['store_associate', 'store_manager'],
  parameters: { task: text({ label: 'Task', description: 'What it is called, or words of it.' }) },
  phrases: [
    '(complete|finish|close) [the] [task] {task}',
    '(mark|set|put) [the] [task] {task} (as|to) (done|complete|completed|finished)',
    '(mark|set) as (done|complete|completed|finished) [the] [task] {task}',
    '(tick|check|cross) off [the] [task] {task}',
    '(tick|check|cross) [the] [task] {task} off',
    "i (have|'ve) [just] (finished|completed|done) [with] [the] [task] {task}",
    'i am (done|finished|through|ready) with [the] [task] {task}',
    'i (did|finished|completed) [the] [task] {task}',
    '[the] [task] {task} is (done|finished|complete|completed)',
    '(done|finished) with [the] [task] {task}',
  ],
  examples: ['Mark the fridge check as done', 'Complete the task till count'],
  run: ({ task }, context) => prepareTask(context, task, 'complete'),
});
