import { Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { NewStoreTask } from '../../api/types';
import { text } from '../../messages';
import { RepeatableKey } from '../../proposals/repeatable-key';
import { useMe } from '../../session/session';
import { ErrorNotice } from '../../shell/error-notice';
import { usePageTitle } from '../../shell/page-title';
import { useToast } from '../../shell/toasts';
import { managesStore } from '../store-persona';
import { membershipQuery } from '../store-queries';
import { emptyFields, newTaskOf } from './task-fields';
import { TaskForm } from './task-form';
import { createTask, putTask } from './task-queries';
import classes from './tasks-page.module.css';

/** `/store/tasks/new`: a manager makes a task for anybody, an associate for himself. */
export default function NewTaskPage() {
  usePageTitle(text.storeTasks.newTitle);
  const { data, error, refetch } = useQuery(membershipQuery);
  return (
    <div className={classes.page}>
      <Link href="/store/tasks" className={classes.how}>
        {text.storeTasks.back}
      </Link>
      <h1>{text.storeTasks.newTitle}</h1>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-label={text.loading} />}
      {data && <NewTask today={data.today} isManager={data.staff.role === 'manager'} />}
    </div>
  );
}

function NewTask({ today, isManager }: { today: string; isManager: boolean }) {
  const me = useMe();
  const toast = useToast();
  const [, navigate] = useLocation();
  const queryClient = useQueryClient();
  const keys = useRef(new RepeatableKey());
  const [start] = useState(() => emptyFields(today));
  const create = useMutation({
    mutationFn: (task: NewStoreTask) => createTask(task, keys.current.of(task)),
    onSuccess: (detail) => {
      putTask(queryClient, me.user.id, detail);
      toast({ message: text.storeTasks.made });
      navigate(`/store/tasks/${detail.task.id}`, { replace: true });
    },
  });
  return (
    <TaskForm
      start={start}
      isManager={isManager && managesStore(me)}
      saving={create.isPending}
      onSave={(fields) => create.mutate(newTaskOf(fields))}
    >
      {create.error && <ErrorNotice error={create.error} />}
    </TaskForm>
  );
}
