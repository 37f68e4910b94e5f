import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { StoreTask, StoreTaskDetail } from '../../api/types';
import { text } from '../../messages';
import { writeMoment, writeNumber } from '../../messages/written';
import { useMe } from '../../session/session';
import { ErrorNotice } from '../../shell/error-notice';
import { isNotFound, NotHerePage } from '../../shell/not-here-page';
import { Notice } from '../../shell/notice';
import { usePageTitle } from '../../shell/page-title';
import { BookIcon } from '../../theme/icons';
import { writeMinute } from '../minutes';
import { TaskPhotos } from '../photos/task-photos';
import { membershipQuery } from '../store-queries';
import { asDoneHere } from './as-done-here';
import { OutboxNotices } from './outbox-notices';
import { TaskActions } from './task-actions';
import { TaskComments } from './task-comments';
import { TaskHistory } from './task-history';
import { taskQuery } from './task-queries';
import { TaskFacts } from './task-row';
import { sayDue, skillName } from './task-words';
import { useTaskOutbox } from './use-task-outbox';
import classes from './tasks-page.module.css';

/** `/store/tasks/:id`: one task, and everything that can be done about it. */
export default function TaskPage({ taskId }: { taskId: string }) {
  const { user } = useMe();
  const { data, error, refetch, dataUpdatedAt } = useQuery(taskQuery(user.id, taskId));
  usePageTitle(data?.task.title ?? text.storeTasks.task);
  if (isNotFound(error)) return <NotHerePage what="task" />;
  return (
    <div className={classes.page}>
      <Link href="/store/tasks" className={classes.how}>
        {text.storeTasks.back}
      </Link>
      {error && data && (
        <p className="qm-muted">{text.storeTasks.asOf(writeMoment(new Date(dataUpdatedAt).toISOString()))}</p>
      )}
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={240} aria-label={text.loading} />}
      {data && <Detail detail={data} />}
    </div>
  );
}

function Detail({ detail }: { detail: StoreTaskDetail }) {
  const { data: membership } = useQuery(membershipQuery);
  const { acts } = useTaskOutbox();
  const me = membership && { staffId: membership.staff.id, name: membership.staff.name };
  const task = asDoneHere(detail.task, acts, me);
  const waits = acts.some(({ taskId, refused }) => taskId === task.id && refused === null);
  return (
    <>
      <header>
        <h1>{task.title}</h1>
        <TaskFacts task={task} waits={waits} />
      </header>
      <OutboxNotices taskId={task.id} />
      {task.description !== '' && <p className={classes.words}>{task.description}</p>}
      {detail.warnings.length > 0 && (
        <Notice kind="warning" title={text.storeTasks.warnings}>
          {detail.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <TaskActions task={task} />
      <Button
        component={Link}
        href={`/store/procedures?${new URLSearchParams({ q: `${task.title} ${task.description}`.trim(), task: task.id })}`}
        variant="default"
        mih={44}
        leftSection={<BookIcon />}
      >
        {text.storeTasks.how}
      </Button>
      <Facts task={task} />
      <TaskPhotos taskId={task.id} />
      <TaskComments detail={detail} />
      <TaskHistory history={detail.history} />
    </>
  );
}

function Facts({ task }: { task: StoreTask }) {
  const { requiredSkills, plannedStart, plannedEnd } = task;
  const rows: [string, string | null][] = [
    [text.storeTasks.assignee, task.assignee?.name ?? text.storeTasks.nobody],
    [text.storeTasks.due, sayDue(task)],
    [
      text.storeTasks.planned,
      plannedStart === null || plannedEnd === null
        ? null
        : text.storeTasks.plannedFrom(writeMinute(plannedStart), writeMinute(plannedEnd)),
    ],
    [text.storeTasks.estimate, text.storeTasks.minutes(writeNumber(task.estimateMinutes))],
    [text.storeTasks.priority, text.storeTasks.priorities[task.priority] ?? null],
    [
      text.storeTasks.skills,
      requiredSkills.map(({ skill, level }) => text.storeTasks.skill(skillName(skill), level)).join('; ') ||
        null,
    ],
    [text.storeTasks.source, text.storeTasks.sources[task.source.kind]],
  ];
  return (
    <dl className={classes.details}>
      {rows.map(
        ([label, value]) =>
          value !== null && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
