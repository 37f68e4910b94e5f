import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { text } from '../../messages';
import { writeNumber } from '../../messages/written';
import { Notice } from '../../shell/notice';
import type { WaitingAct } from './task-outbox';
import { asComment, sayActs } from './task-words';
import { useTaskOutbox } from './use-task-outbox';
import classes from './tasks-page.module.css';

/** What was done on this device and is not with the store: what waits, and what was refused, task by task. */
export function OutboxNotices({ taskId }: { taskId?: string }) {
  const { acts, sending, flush } = useTaskOutbox();
  const mine = acts.filter((act) => taskId === undefined || act.taskId === taskId);
  const waiting = mine.filter(({ refused }) => refused === null).length;
  const refused = mine.filter((act) => act.refused !== null);
  const taskIds = [...new Set(refused.map((act) => act.taskId))];
  return (
    <>
      <div role="status">
        {waiting > 0 && !sending && (
          <Notice
            kind="info"
            title={text.storeTasks.waiting}
            actions={
              <Button variant="default" className={classes.step} mih={44} onClick={flush}>
                {text.storeTasks.sendNow}
              </Button>
            }
          >
            <p>{text.storeTasks.waitingCount(waiting, writeNumber(waiting))}</p>
          </Notice>
        )}
      </div>
      {taskIds.map((id) => (
        <Refused key={id} acts={refused.filter((act) => act.taskId === id)} withLink={taskId === undefined} />
      ))}
    </>
  );
}

/** Who has changed what meanwhile, and what becomes of one's own. */
function Refused({ acts, withLink }: { acts: WaitingAct[]; withLink: boolean }) {
  const { drop, keepAsComment } = useTaskOutbox();
  const [first] = acts as [WaitingAct];
  return (
    <Notice
      kind="warning"
      alert
      title={text.storeTasks.refusedTitle(first.taskTitle)}
      actions={
        <div className={classes.actions}>
          <Button onClick={() => keepAsComment(first.taskId, asComment)}>{text.storeTasks.keepMine}</Button>
          <Button variant="default" onClick={() => drop(first.taskId)}>
            {text.storeTasks.dropMine}
          </Button>
          {withLink && (
            <Button variant="subtle" component={Link} href={`/store/tasks/${first.taskId}`}>
              {text.storeTasks.openTask}
            </Button>
          )}
        </div>
      }
    >
      <p>{first.refused?.message}</p>
      <p>{text.storeTasks.refusedYours(sayActs(acts))}</p>
    </Notice>
  );
}
