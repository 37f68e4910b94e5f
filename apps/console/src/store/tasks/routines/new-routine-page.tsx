import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { NewStoreRoutine } from '../../../api/types';
import { text } from '../../../messages';
import { RepeatableKey } from '../../../proposals/repeatable-key';
import { ErrorNotice } from '../../../shell/error-notice';
import { usePageTitle } from '../../../shell/page-title';
import { useToast } from '../../../shell/toasts';
import tasks from '../tasks-page.module.css';
import { emptyRoutine, newRoutineOf } from './routine-fields';
import { RoutineForm } from './routine-form';
import { createRoutine, putRoutine } from './routine-queries';
import { sayDone } from './routine-words';

/** `/store/tasks/routines/new` */
export default function NewRoutinePage() {
  usePageTitle(text.storeRoutines.newTitle);
  const toast = useToast();
  const [, navigate] = useLocation();
  const queryClient = useQueryClient();
  const keys = useRef(new RepeatableKey());
  const [start] = useState(emptyRoutine);
  const create = useMutation({
    mutationFn: (routine: NewStoreRoutine) => createRoutine(routine, keys.current.of(routine)),
    onSuccess: (detail) => {
      putRoutine(queryClient, detail);
      toast({ message: sayDone(text.storeRoutines.made, detail) });
      navigate('/store/tasks/routines', { replace: true });
    },
  });
  return (
    <div className={tasks.page}>
      <Link href="/store/tasks/routines" className={tasks.how}>
        {text.storeRoutines.back}
      </Link>
      <h1>{text.storeRoutines.newTitle}</h1>
      <RoutineForm
        start={start}
        saving={create.isPending}
        onSave={(fields) => create.mutate(newRoutineOf(fields))}
      >
        {create.error && <ErrorNotice error={create.error} />}
      </RoutineForm>
    </div>
  );
}
