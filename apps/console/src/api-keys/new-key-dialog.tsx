import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewApiKey } from '../api/types';
import { text } from '../messages';
import { API_KEYS, createApiKey } from './api-keys';
import { MadeKey } from './made-key';
import { NewKeyForm } from './new-key-form';

/** Makes a key and shows it, this once. */
export function NewKeyDialog({ maxDays, onClose }: { maxDays: number; onClose(): void }) {
  const narrow = useMediaQuery('(max-width: 640px)');
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: (wanted: NewApiKey) => createApiKey(wanted),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: API_KEYS }),
    // The key itself stays in this dialog and goes with it.
    gcTime: 0,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={make.data ? text.apiKeys.made(make.data.name) : text.apiKeys.dialog}
      size={560}
      fullScreen={narrow}
      // A slip beside the dialog must not lose what is shown once.
      closeOnClickOutside={!make.data}
      closeOnEscape={!make.data}
      withCloseButton={!make.data}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      {make.data ? (
        <MadeKey value={make.data.key} onDone={onClose} />
      ) : (
        <NewKeyForm
          maxDays={maxDays}
          sending={make.isPending}
          error={make.error}
          onSend={(wanted) => make.mutate(wanted)}
        />
      )}
    </Modal>
  );
}
