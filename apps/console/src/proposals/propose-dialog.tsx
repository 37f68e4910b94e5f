import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Action, Calculated, Proposal } from '../api/types';
import { text } from '../messages';
import { useToast } from '../shell/toasts';
import { ActionForm } from './action-form';
import { actionFacts, actionTitle } from './action-words';
import { propose, putProposal } from './proposals';
import { RepeatableKey } from './repeatable-key';

interface ProposeDialogProps {
  action: Action;
  answer: Calculated;
  onProposed(proposal: Proposal): void;
  onClose(): void;
}

/** Puts an action of an answer forward. */
export default function ProposeDialog({ action, answer, onProposed, onClose }: ProposeDialogProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const narrow = useMediaQuery('(max-width: 640px)');
  const [, navigate] = useLocation();
  const [keys] = useState(() => new RepeatableKey());
  const send = useMutation({
    mutationFn: (proposed: { action: Action; reason: string }) =>
      propose(proposed, { answerId: answer.id, persona: answer.persona }, keys.of(proposed)),
    onSuccess: (proposal) => {
      putProposal(queryClient, proposal);
      onProposed(proposal);
      onClose();
      toast({
        message: proposal.mayApprove ? text.proposal.createdForYou : text.proposal.created,
        action: { label: text.actions.open, run: () => navigate(`/proposals/${proposal.id}`) },
      });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.actions.proposeTitle(actionTitle(action))}
      size={720}
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <p className="qm-muted" style={{ marginBottom: 12 }}>
        {actionFacts(action)}. {text.actions.hint}
      </p>
      <ActionForm
        action={action}
        send={text.proposalForm.send}
        sending={send.isPending}
        error={send.error}
        onSend={(proposed) => send.mutate(proposed)}
        onCancel={onClose}
      />
    </Modal>
  );
}
