import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SavedQuestion, Watch, WatchChange } from '../api/types';
import { text } from '../messages';
import { useToast } from '../shell/toasts';
import { WatchForm } from './watch-form';
import { fieldsOf, newFields } from './watch-form-fields';
import { changeWatch, createWatch, watchesQuery } from './watches';

interface WatchDialogProps {
  /** What is to be watched, or the watch that is to be changed. */
  of: SavedQuestion | Watch;
  onClose(): void;
}

const isWatch = (of: SavedQuestion | Watch): of is Watch => 'condition' in of;

/** Makes a watch of a saved question, or changes one. */
export default function WatchDialog({ of, onClose }: WatchDialogProps) {
  const narrow = useMediaQuery('(max-width: 640px)');
  const queryClient = useQueryClient();
  const toast = useToast();
  const send = useMutation({
    mutationFn: (change: WatchChange) =>
      isWatch(of) ? changeWatch(of.id, change) : createWatch(of.id, change),
    onSuccess: ({ name }) => {
      void queryClient.invalidateQueries({ queryKey: watchesQuery.queryKey });
      toast({ message: text.watches.saved(name) });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.watches.dialog(of.name)}
      size={640}
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <p className="qm-muted">{text.watches.asks(of.question)}</p>
      <WatchForm
        of={{ persona: of.persona, savedQuestionId: isWatch(of) ? of.savedQuestionId : of.id }}
        first={isWatch(of) ? fieldsOf(of) : newFields(of.name)}
        sending={send.isPending}
        error={send.error}
        onSend={(change) => send.mutate(change)}
      />
    </Modal>
  );
}
