import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiError } from '../../api/api-error';
import type { StoreTask } from '../../api/types';
import { text } from '../../messages';
import { RepeatableKey } from '../../proposals/repeatable-key';
import { useMe } from '../../session/session';
import { ErrorNotice } from '../../shell/error-notice';
import { Notice } from '../../shell/notice';
import { useToast } from '../../shell/toasts';
import { changeOf, fieldsOf } from './task-fields';
import { TaskForm } from './task-form';
import { changeTask, forgetTask, putTask } from './task-queries';

/** Changes a task. Where somebody was faster, what was filled in stays, to be saved over the newer version. */
export function EditTask({ task, onDone }: { task: StoreTask; onDone(): void }) {
  const { user } = useMe();
  const toast = useToast();
  const queryClient = useQueryClient();
  const keys = useRef(new RepeatableKey());
  const [start] = useState(() => fieldsOf(task));
  const [version, setVersion] = useState(task.version);
  const save = useMutation({
    mutationFn: (change: ReturnType<typeof changeOf>) =>
      changeTask(task.id, version, change, keys.current.of([version, change])),
    onSuccess: (detail) => {
      putTask(queryClient, user.id, detail);
      toast({ message: text.storeTasks.changed });
      onDone();
    },
    onError: (error) => {
      const newer =
        error instanceof ApiError && error.code === 'CHANGED_MEANWHILE' ? error.details?.version : null;
      if (typeof newer === 'number') setVersion(newer);
      void forgetTask(queryClient, task.id);
    },
  });
  const isMoved = save.error instanceof ApiError && save.error.code === 'CHANGED_MEANWHILE';
  return (
    <TaskForm
      start={start}
      isManager
      saving={save.isPending}
      onSave={(fields) => {
        const change = changeOf(start, fields);
        if (Object.keys(change).length === 0) onDone();
        else save.mutate(change);
      }}
    >
      {save.error && isMoved && (
        <Notice kind="warning" title={save.error.message} alert>
          <p>{text.storeTasks.changedMeanwhile}</p>
        </Notice>
      )}
      {save.error && !isMoved && <ErrorNotice error={save.error} />}
    </TaskForm>
  );
}
