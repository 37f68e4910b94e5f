import { Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ApiError } from '../../../api/api-error';
import type { StoreRoutine, StoreRoutineChange } from '../../../api/types';
import { text } from '../../../messages';
import { RepeatableKey } from '../../../proposals/repeatable-key';
import { ErrorNotice } from '../../../shell/error-notice';
import { isNotFound, NotHerePage } from '../../../shell/not-here-page';
import { Notice } from '../../../shell/notice';
import { usePageTitle } from '../../../shell/page-title';
import { useToast } from '../../../shell/toasts';
import tasks from '../tasks-page.module.css';
import { RoutineActions } from './routine-actions';
import { routineChangeOf, routineFieldsOf } from './routine-fields';
import { RoutineForm } from './routine-form';
import { RoutineHistory } from './routine-history';
import { changeRoutine, forgetRoutine, putRoutine, routineQuery } from './routine-queries';
import { sayDone, sayTimes, sayWeekdays } from './routine-words';

/** `/store/tasks/routines/:id`: one routine, to be changed, paused and removed. */
export default function RoutinePage({ routineId }: { routineId: string }) {
  const { data, error, refetch } = useQuery(routineQuery(routineId));
  usePageTitle(data?.routine.title ?? text.storeRoutines.title);
  if (isNotFound(error)) return <NotHerePage what="routine" />;
  return (
    <div className={tasks.page}>
      <Link href="/store/tasks/routines" className={tasks.how}>
        {text.storeRoutines.back}
      </Link>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-label={text.loading} />}
      {data && (
        <>
          <header>
            <h1>{data.routine.title}</h1>
            <p className="qm-muted">
              {sayWeekdays(data.routine)}, {sayTimes(data.routine)}
            </p>
          </header>
          {!data.routine.active && (
            <Notice kind="warning" title={text.storeRoutines.paused}>
              <p>{text.storeRoutines.pausedHint}</p>
            </Notice>
          )}
          <RoutineActions routine={data.routine} />
          <EditRoutine routine={data.routine} />
          {data.history.length > 0 && <RoutineHistory history={data.history} />}
        </>
      )}
    </div>
  );
}

/** Where somebody was faster, what was filled in stays, to be saved over the newer version. */
function EditRoutine({ routine }: { routine: StoreRoutine }) {
  const toast = useToast();
  const [, navigate] = useLocation();
  const queryClient = useQueryClient();
  const keys = useRef(new RepeatableKey());
  const [start] = useState(() => routineFieldsOf(routine));
  const save = useMutation({
    mutationFn: (change: StoreRoutineChange) =>
      changeRoutine(routine, change, keys.current.of([routine.version, change])),
    onSuccess: (detail) => {
      putRoutine(queryClient, detail);
      toast({ message: sayDone(text.storeRoutines.changed, detail) });
      navigate('/store/tasks/routines');
    },
    onError: () => void forgetRoutine(queryClient, routine.id),
  });
  const isMoved = save.error instanceof ApiError && save.error.code === 'CHANGED_MEANWHILE';
  return (
    <RoutineForm
      start={start}
      saving={save.isPending}
      onSave={(fields) => {
        const change = routineChangeOf(start, fields);
        if (Object.keys(change).length === 0) navigate('/store/tasks/routines');
        else save.mutate(change);
      }}
    >
      {save.error && isMoved && (
        <Notice kind="warning" title={save.error.message} alert>
          <p>{text.storeTasks.changedMeanwhile}</p>
        </Notice>
      )}
      {save.error && !isMoved && <ErrorNotice error={save.error} />}
    </RoutineForm>
  );
}
