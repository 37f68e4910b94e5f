import { useTaskSender } from './use-task-outbox';

/** Shows nothing; sends what was done to tasks, on whatever page one is. */
export function TaskSender() {
  useTaskSender();
  return null;
}
