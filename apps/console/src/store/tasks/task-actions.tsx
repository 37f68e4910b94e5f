import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { StoreTask } from '../../api/types';
import { text } from '../../messages';
import { RepeatableKey } from '../../proposals/repeatable-key';
import { useMe } from '../../session/session';
import { ErrorNotice } from '../../shell/error-notice';
import { CheckIcon } from '../../theme/icons';
import { EditTask } from './edit-task';
import { actOnTask, forgetTask, putTask } from './task-queries';
import { useTaskOutbox } from './use-task-outbox';
import classes from './tasks-page.module.css';

const MAX_NOTE = 800;

/** Start and complete work without a connection; what undoes or changes a task needs one. */
export function TaskActions({ task }: { task: StoreTask }) {
  const { add } = useTaskOutbox();
  const [note, setNote] = useState('');
  const [open, setOpen] = useState<'cancel' | 'edit' | null>(null);
  const may = (act: StoreTask['acts'][number]) => task.acts.includes(act);
  const put = (kind: 'start' | 'complete') => {
    const written = kind === 'complete' && note.trim() !== '' ? note.trim() : null;
    if (add({ taskId: task.id, taskTitle: task.title, kind, text: written })) setNote('');
  };
  return (
    <>
      {may('complete') && (
        <Textarea
          label={text.storeTasks.note}
          value={note}
          maxLength={MAX_NOTE}
          autosize
          minRows={1}
          size="md"
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      {(may('start') || may('complete')) && (
        <div className={classes.big}>
          {may('start') && (
            <Button variant={task.status === 'open' ? 'filled' : 'default'} onClick={() => put('start')}>
              {text.storeTasks.start}
            </Button>
          )}
          {may('complete') && (
            <Button
              variant={may('start') ? 'default' : 'filled'}
              leftSection={<CheckIcon />}
              onClick={() => put('complete')}
            >
              {text.storeTasks.complete}
            </Button>
          )}
        </div>
      )}
      <div className={classes.actions}>
        {may('reopen') && <Reopen task={task} />}
        {may('edit') && (
          <Button variant="default" onClick={() => setOpen('edit')}>
            {text.storeTasks.edit}
          </Button>
        )}
        {may('cancel') && (
          <Button variant="subtle" color="red" onClick={() => setOpen('cancel')}>
            {text.storeTasks.cancel}
          </Button>
        )}
      </div>
      <Modal opened={open === 'cancel'} onClose={() => setOpen(null)} title={text.storeTasks.cancelTitle}>
        <Cancel task={task} onDone={() => setOpen(null)} />
      </Modal>
      <Modal
        opened={open === 'edit'}
        onClose={() => setOpen(null)}
        title={text.storeTasks.editTitle}
        fullScreen
      >
        {open === 'edit' && <EditTask task={task} onDone={() => setOpen(null)} />}
      </Modal>
    </>
  );
}

function useAct(act: 'reopen' | 'cancel', task: StoreTask, onDone?: () => void) {
  const { user } = useMe();
  const queryClient = useQueryClient();
  const keys = useRef(new RepeatableKey());
  return useMutation({
    mutationFn: (note: string | null) =>
      actOnTask(act, task.id, { note }, keys.current.of([act, task.version, note])),
    onSuccess: (detail) => {
      putTask(queryClient, user.id, detail);
      onDone?.();
    },
    onError: () => void forgetTask(queryClient, task.id),
  });
}

function Reopen({ task }: { task: StoreTask }) {
  const reopen = useAct('reopen', task);
  return (
    <>
      {reopen.error && <ErrorNotice error={reopen.error} />}
      <Button variant="default" loading={reopen.isPending} onClick={() => reopen.mutate(null)}>
        {text.storeTasks.reopen}
      </Button>
    </>
  );
}

function Cancel({ task, onDone }: { task: StoreTask; onDone(): void }) {
  const [reason, setReason] = useState('');
  const cancel = useAct('cancel', task, onDone);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        cancel.mutate(reason.trim() === '' ? null : reason.trim());
      }}
    >
      {cancel.error && <ErrorNotice error={cancel.error} />}
      <Textarea
        label={text.storeTasks.cancelReason}
        value={reason}
        maxLength={MAX_NOTE}
        autosize
        minRows={2}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.big}>
        <Button variant="default" onClick={onDone}>
          {text.storeTasks.keepIt}
        </Button>
        <Button type="submit" color="red" loading={cancel.isPending}>
          {text.storeTasks.cancel}
        </Button>
      </div>
    </form>
  );
}
