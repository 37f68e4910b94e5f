import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { StoreTask } from '../../api/types';
import { text } from '../../messages';
import { sayDue } from './task-words';
import { useTaskOutbox } from './use-task-outbox';
import classes from './tasks-page.module.css';

/** One line of the list: what, where, by when, who; and the next step as a button. */
export function TaskRow({ task, waits }: { task: StoreTask; waits: boolean }) {
  const { add } = useTaskOutbox();
  const { id, title, acts, status } = task;
  const next = acts.includes('start') ? 'start' : acts.includes('complete') ? 'complete' : null;
  return (
    <li className={classes.entry} data-status={status}>
      <Link href={`/store/tasks/${id}`}>
        <span className={classes.name}>{title}</span>
        <TaskFacts task={task} waits={waits} />
      </Link>
      {next && (
        <Button
          size="sm"
          mih={44}
          variant={next === 'start' ? 'default' : 'filled'}
          aria-label={
            next === 'start' ? text.storeTasks.startNamed(title) : text.storeTasks.completeNamed(title)
          }
          onClick={() => add({ taskId: id, taskTitle: title, kind: next, text: null })}
        >
          {text.storeTasks[next]}
        </Button>
      )}
    </li>
  );
}

/** Everything that a colour says stands here in words, too. */
export function TaskFacts({ task, waits }: { task: StoreTask; waits: boolean }) {
  const { status, overdue, area, priority, assignee } = task;
  const due = sayDue(task);
  return (
    <span className={classes.facts}>
      {waits && <span className={classes.waiting}>{text.storeTasks.waiting}</span>}
      {status !== 'open' && (
        <span className={status === 'completed' ? classes.done : undefined}>
          {text.storeTasks.statuses[status]}
        </span>
      )}
      {overdue && <span className={classes.late}>{text.storeTasks.overdue}</span>}
      {due !== null && <span>{due}</span>}
      {priority <= 2 && (
        <span className={priority === 1 ? classes.urgent : undefined}>
          {text.storeTasks.priorities[priority]}
        </span>
      )}
      <span>{area}</span>
      <span>{assignee?.name ?? text.storeTasks.nobody}</span>
    </span>
  );
}
