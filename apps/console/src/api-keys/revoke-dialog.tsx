import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApiKey } from '../api/types';
import { text } from '../messages';
import { ErrorNotice } from '../shell/error-notice';
import { useToast } from '../shell/toasts';
import { API_KEYS, revokeApiKey } from './api-keys';
import classes from './api-keys-page.module.css';

/** Asks once more: a program stops working. */
export function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose(): void }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const revoke = useMutation({
    mutationFn: () => revokeApiKey(apiKey.id),
    onSuccess: () => {
      toast({ message: text.apiKeys.revoked(apiKey.name) });
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: API_KEYS }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.apiKeys.revokeTitle(apiKey.name)}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <p>{text.apiKeys.revokeHint}</p>
      {revoke.error && <ErrorNotice error={revoke.error} />}
      <div className={classes.actions}>
        <Button size="sm" variant="default" data-autofocus onClick={onClose}>
          {text.apiKeys.keep}
        </Button>
        <Button size="sm" color="var(--qm-danger)" loading={revoke.isPending} onClick={() => revoke.mutate()}>
          {text.apiKeys.revoke}
        </Button>
      </div>
    </Modal>
  );
}
