import { Button, Modal, Textarea } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { ApiError } from '../api/api-error';
import type { Action, Proposal } from '../api/types';
import { text } from '../messages';
import { writeMoney } from '../messages/written';
import { useMe } from '../session/session';
import { ErrorNotice } from '../shell/error-notice';
import { Notice } from '../shell/notice';
import { useToast } from '../shell/toasts';
import { CheckIcon, CrossIcon, PencilIcon } from '../theme/icons';
import { MAX_REASON_LENGTH } from './action-draft';
import { ActionForm } from './action-form';
import { choicesOf, movedOn, needsConfirmation } from './decision';
import classes from './proposal-page.module.css';
import { approve, edit, forgetProposal, putProposal, reject } from './proposals';
import { RepeatableKey } from './repeatable-key';

type Open = 'confirm' | 'reject' | 'edit' | null;

/** Approve, edit, reject: what the reader can do about an open proposal, or why nothing. */
export function Decision({ proposal }: { proposal: Proposal }) {
  const me = useMe();
  const queryClient = useQueryClient();
  const toast = useToast();
  const narrow = useMediaQuery('(max-width: 640px)');
  const [, navigate] = useLocation();
  const [open, setOpen] = useState<Open>(null);
  const [keys] = useState(() => new RepeatableKey());
  /** Said until the reader leaves: the page shows something else than a moment ago. */
  const [moved, setMoved] = useState<ReturnType<typeof movedOn>>(null);
  const close = () => setOpen(null);
  const settle = {
    onError: (error: Error) => {
      const says = error instanceof ApiError ? movedOn(error.code) : null;
      if (says === null) return;
      setMoved(says);
      close();
      forgetProposal(queryClient, proposal.id);
    },
  };
  const approval = useMutation({
    mutationFn: () => approve(proposal),
    onSuccess: (decided) => {
      putProposal(queryClient, decided);
      setMoved(null);
      close();
      toast({ message: text.proposal.approved });
    },
    ...settle,
  });
  const rejection = useMutation({
    mutationFn: (reason: string) => reject(proposal, reason),
    onSuccess: (decided) => {
      putProposal(queryClient, decided);
      setMoved(null);
      close();
      toast({ message: text.proposal.rejected });
    },
    ...settle,
  });
  const editing = useMutation({
    mutationFn: (changed: { action: Action; reason: string }) => edit(proposal, changed, keys.of(changed)),
    onSuccess: (created) => {
      forgetProposal(queryClient, proposal.id);
      putProposal(queryClient, created);
      close();
      toast({ message: text.proposal.edited });
      navigate(`/proposals/${created.id}`);
    },
    ...settle,
  });
  const choices = choicesOf(proposal, me.user.id);
  // To reject what one has proposed oneself is to take it back.
  const withdraws = !choices.approve;
  const start = (next: Open) => {
    approval.reset();
    rejection.reset();
    editing.reset();
    setOpen(next);
  };
  const approveNow = () => (needsConfirmation(proposal) ? start('confirm') : approval.mutate());
  const failed = (error: Error | null) =>
    error && !(error instanceof ApiError && movedOn(error.code)) ? error : null;
  const amount = writeMoney(proposal.amount);
  return (
    <>
      {moved && <Notice kind="warning" title={text.proposal[moved]} alert />}
      {proposal.status === 'open' && !proposal.mayApprove && proposal.mayNotApproveBecause !== null && (
        <Notice kind="info" title={text.proposal.mayNot}>
          <p>{proposal.mayNotApproveBecause}</p>
          <p className="qm-muted">
            {text.proposal.approvers}: {proposal.approvers}
          </p>
        </Notice>
      )}
      {open === null && failed(approval.error) && (
        <ErrorNotice error={approval.error} retry={() => approval.mutate()} />
      )}
      {(choices.approve || choices.edit || choices.reject) && (
        <div className={`${classes.decision} qm-no-print`} role="group" aria-label={text.proposals.yours}>
          {choices.approve && (
            <Button
              leftSection={<CheckIcon />}
              loading={approval.isPending && open === null}
              onClick={approveNow}
            >
              {text.proposal.approve}
            </Button>
          )}
          {choices.edit && (
            <Button variant="default" leftSection={<PencilIcon />} onClick={() => start('edit')}>
              {text.proposal.edit}
            </Button>
          )}
          {choices.reject && (
            <Button variant="default" leftSection={<CrossIcon />} onClick={() => start('reject')}>
              {withdraws ? text.proposal.withdraw : text.proposal.reject}
            </Button>
          )}
          <span className={classes.stake}>
            <span className="qm-muted">{text.proposal.amount}</span> {amount}
          </span>
        </div>
      )}
      <Modal
        opened={open === 'confirm'}
        onClose={close}
        title={text.proposal.confirmTitle}
        closeButtonProps={{ 'aria-label': text.close }}
      >
        <div className={classes.dialog}>
          <p>
            <strong>{proposal.title}</strong>
          </p>
          <p>{text.proposal.confirm(amount)}</p>
          {failed(approval.error) && <ErrorNotice error={approval.error} />}
          <div className={classes.dialogActions}>
            <Button variant="subtle" color="gray" data-autofocus onClick={close}>
              {text.proposal.cancel}
            </Button>
            <Button loading={approval.isPending} onClick={() => approval.mutate()}>
              {text.proposal.confirmApprove(amount)}
            </Button>
          </div>
        </div>
      </Modal>
      <Modal
        opened={open === 'reject'}
        onClose={close}
        title={withdraws ? text.proposal.withdrawTitle : text.proposal.rejectTitle}
        closeButtonProps={{ 'aria-label': text.close }}
      >
        <RejectForm
          withdraws={withdraws}
          sending={rejection.isPending}
          error={failed(rejection.error)}
          onReject={(reason) => rejection.mutate(reason)}
          onCancel={close}
        />
      </Modal>
      <Modal
        opened={open === 'edit'}
        onClose={close}
        title={text.proposal.edit}
        size={720}
        fullScreen={narrow}
        closeButtonProps={{ 'aria-label': text.close }}
      >
        <p className={`${classes.dialogHint} qm-muted`}>{text.proposalForm.editHint}</p>
        <ActionForm
          action={proposal.action}
          reason={proposal.reason}
          mustChange
          send={text.proposalForm.sendEdit}
          sending={editing.isPending}
          error={failed(editing.error)}
          onSend={(changed) => editing.mutate(changed)}
          onCancel={close}
        />
      </Modal>
    </>
  );
}

interface RejectFormProps {
  withdraws: boolean;
  sending: boolean;
  error: Error | null;
  onReject(reason: string): void;
  onCancel(): void;
}

function RejectForm({ withdraws, sending, error, onReject, onCancel }: RejectFormProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing && !sending) onReject(reason.trim());
  };
  return (
    <form className={classes.dialog} onSubmit={submit} noValidate>
      <Textarea
        label={withdraws ? text.proposal.withdrawReason : text.proposal.rejectReason}
        description={withdraws ? undefined : text.proposal.rejectHint}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        data-autofocus
        autosize
        minRows={2}
        maxRows={6}
        maxLength={MAX_REASON_LENGTH}
        value={reason}
        error={tried && missing && text.proposalForm.noReason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
        }}
      />
      {error && <ErrorNotice error={error} />}
      <div className={classes.dialogActions}>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {text.proposal.cancel}
        </Button>
        <Button type="submit" color="red" loading={sending}>
          {withdraws ? text.proposal.withdraw : text.proposal.reject}
        </Button>
      </div>
    </form>
  );
}
