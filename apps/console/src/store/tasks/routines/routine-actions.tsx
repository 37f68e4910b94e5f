import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { StoreRoutine } from '../../../api/types';
import { text } from '../../../messages';
import { RepeatableKey } from '../../../proposals/repeatable-key';
import { ErrorNotice } from '../../../shell/error-notice';
import { useToast } from '../../../shell/toasts';
import tasks from '../tasks-page.module.css';
import { changeRoutine, forgetRoutine, putRoutine, removeRoutine } from './routine-queries';
import { sayDone } from './routine-words';

/** Pausing, which resuming undoes, and removing, which asks once more. */
export function RoutineActions({ routine }: { routine: StoreRoutine }) {
  const { id, title, version, active } = routine;
  const toast = useToast();
  const [, navigate] = useLocation();
  const queryClient = useQueryClient();
  const keys = useRef(new RepeatableKey());
  const [isAsking, setAsking] = useState(false);
  const onError = () => void forgetRoutine(queryClient, id);
  const pause = useMutation({
    mutationFn: () => changeRoutine(routine, { active: !active }, keys.current.of([version, !active])),
    onSuccess: (detail) => {
      putRoutine(queryClient, detail);
      toast({
        message: sayDone(active ? text.storeRoutines.pausedNow : text.storeRoutines.resumedNow, detail),
      });
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: () => removeRoutine(routine, keys.current.of([version, 'remove'])),
    onSuccess: (detail) => {
      toast({ message: sayDone(text.storeRoutines.removed, detail) });
      navigate('/store/tasks/routines', { replace: true });
      putRoutine(queryClient, detail);
    },
    onError,
  });
  return (
    <>
      <div className={tasks.actions}>
        <Button variant="default" loading={pause.isPending} onClick={() => pause.mutate()}>
          {active ? text.storeRoutines.pause : text.storeRoutines.resume}
        </Button>
        <Button variant="default" c="var(--qm-danger)" onClick={() => setAsking(true)}>
          {text.storeRoutines.remove}
        </Button>
      </div>
      {pause.error && <ErrorNotice error={pause.error} />}
      {isAsking && (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={text.storeRoutines.removeTitle(title)}
          closeButtonProps={{ 'aria-label': text.close }}
        >
          <div className={tasks.form}>
            <p>{text.storeRoutines.removeText}</p>
            {remove.error && <ErrorNotice error={remove.error} />}
            <Button size="md" mih={44} variant="default" data-autofocus onClick={() => setAsking(false)}>
              {text.storeRoutines.keep}
            </Button>
            <Button
              size="md"
              mih={44}
              color="var(--qm-danger)"
              loading={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {text.storeRoutines.remove}
            </Button>
          </div>
        </Modal>
      )}
    </>
  );
}
