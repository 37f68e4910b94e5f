import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../../api/api-error';
import type { StoreRequest } from '../../api/types';
import { text } from '../../messages';
import { ErrorNotice } from '../../shell/error-notice';
import { Notice } from '../../shell/notice';
import { useToast } from '../../shell/toasts';
import { CheckIcon, CrossIcon } from '../../theme/icons';
import { membershipQuery } from '../store-queries';
import {
  approveRequest,
  putRequest,
  rejectRequest,
  storeRequestQuery,
  withdrawRequest,
} from './store-requests';
import classes from './request-page.module.css';

const MAX_REASON = 1000;
const MOVED_ON = new Set(['REQUEST_CHANGED', 'REQUEST_CLOSED']);

/** Approve and reject at the thumb, or taking the own request back. */
export function RequestDecision({ request }: { request: StoreRequest }) {
  const { data: membership } = useQuery(membershipQuery);
  const queryClient = useQueryClient();
  const toast = useToast();
  const [open, setOpen] = useState<'reject' | 'withdraw' | null>(null);
  const [moved, setMoved] = useState(false);
  const [reason, setReason] = useState('');
  const decide = useMutation({
    mutationFn: ({ work }: { work: () => Promise<StoreRequest>; said: string }) => work(),
    onSuccess: (decided, { said }) => {
      putRequest(queryClient, decided);
      setOpen(null);
      toast({ message: said });
    },
    onError: (error) => {
      if (!(error instanceof ApiError) || !MOVED_ON.has(error.code)) return;
      setMoved(true);
      setOpen(null);
      void queryClient.invalidateQueries({ queryKey: storeRequestQuery(request.id).queryKey });
    },
  });
  const isOwn = membership?.staff.id === request.requestedBy.staffId;
  const isOpen = request.status === 'open';
  const reject = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return;
    decide.mutate({ work: () => rejectRequest(request, reason.trim()), said: text.storeRequest.rejected });
  };
  return (
    <>
      {moved && <Notice kind="info" title={text.storeRequest.changed} alert />}
      {decide.error && !moved && <ErrorNotice error={decide.error} />}
      {isOpen && !request.mayDecide && request.mayNotDecideBecause !== null && (
        <p className="qm-muted">{request.mayNotDecideBecause}</p>
      )}
      {isOpen && (request.mayDecide || isOwn) && (
        <div className={classes.bar}>
          {isOwn && (
            <Button size="md" variant="default" onClick={() => setOpen('withdraw')}>
              {text.storeRequest.withdraw}
            </Button>
          )}
          {request.mayDecide && (
            <>
              {!isOwn && (
                <Button
                  size="md"
                  variant="default"
                  leftSection={<CrossIcon />}
                  onClick={() => setOpen('reject')}
                >
                  {text.storeRequest.reject}
                </Button>
              )}
              <Button
                size="md"
                leftSection={<CheckIcon />}
                loading={decide.isPending && open === null}
                onClick={() =>
                  decide.mutate({ work: () => approveRequest(request), said: text.storeRequest.approved })
                }
              >
                {text.storeRequest.approve}
              </Button>
            </>
          )}
        </div>
      )}
      <Modal opened={open === 'reject'} onClose={() => setOpen(null)} title={text.storeRequest.rejectTitle}>
        <form onSubmit={reject} className={classes.form}>
          <Textarea
            label={text.storeRequest.rejectReason}
            value={reason}
            maxLength={MAX_REASON}
            autosize
            minRows={3}
            data-autofocus
            required
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" size="md" color="red" loading={decide.isPending}>
            {text.storeRequest.reject}
          </Button>
        </form>
      </Modal>
      <Modal
        opened={open === 'withdraw'}
        onClose={() => setOpen(null)}
        title={text.storeRequest.withdrawTitle}
      >
        <div className={classes.bar}>
          <Button size="md" variant="default" onClick={() => setOpen(null)}>
            {text.storeRequest.cancel}
          </Button>
          <Button
            size="md"
            loading={decide.isPending}
            onClick={() =>
              decide.mutate({ work: () => withdrawRequest(request), said: text.storeRequest.withdrawn })
            }
          >
            {text.storeRequest.withdraw}
          </Button>
        </div>
      </Modal>
    </>
  );
}
