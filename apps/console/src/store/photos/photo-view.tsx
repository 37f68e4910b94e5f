import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { Photo } from '../../api/types';
import { text } from '../../messages';
import { writeMoment } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { useToast } from '../../shell/toasts';
import { TrashIcon } from '../../theme/icons';
import { deletePhoto, describePhoto, type PhotoSubject, photosQuery } from './photo-queries';
import { Suggestion } from './suggestion';
import classes from './photos.module.css';

const MAX_DESCRIPTION = 500;

interface PhotoViewProps {
  photo: Photo;
  subject: PhotoSubject;
  /** Whether a model can be asked what is to be seen. */
  suggests: boolean;
  close: () => void;
}

/** One photo as large as the screen, with its words. */
export function PhotoView({ photo, subject, suggests, close }: PhotoViewProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const [words, setWords] = useState(photo.description);
  const [asking, setAsking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const again = () => queryClient.invalidateQueries({ queryKey: photosQuery(subject).queryKey });
  const save = useMutation({
    mutationFn: () => describePhoto(photo, words.trim()),
    onSuccess: async () => {
      await again();
      toast({ message: text.photos.saved });
    },
  });
  const remove = useMutation({
    mutationFn: () => deletePhoto(photo),
    onSuccess: async () => {
      close();
      await again();
      toast({ message: text.photos.deleted });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const by = text.photos.by(photo.uploadedBy.name, writeMoment(photo.uploadedAt));
  return (
    <Modal
      opened
      onClose={close}
      title={by}
      size="xl"
      closeButtonProps={{ 'aria-label': text.close, size: 44 }}
    >
      <div className={classes.view}>
        <img
          src={photo.full.href}
          width={photo.full.width}
          height={photo.full.height}
          alt={photo.description || by}
        />
        {!photo.mayChange && photo.description !== '' && <p>{photo.description}</p>}
        {photo.mayChange && (
          <form onSubmit={submit}>
            <Textarea
              ref={field}
              label={text.photos.description}
              value={words}
              maxLength={MAX_DESCRIPTION}
              autosize
              minRows={2}
              size="md"
              onChange={(event) => setWords(event.currentTarget.value)}
            />
            {suggests && (
              <Suggestion
                photo={photo}
                use={(description) => {
                  setWords(description);
                  field.current?.focus();
                }}
              />
            )}
            {(save.error ?? remove.error) && <ErrorNotice error={save.error ?? remove.error} />}
            <div className={classes.actions}>
              <Button
                type="submit"
                mih={44}
                loading={save.isPending}
                disabled={words.trim() === photo.description}
              >
                {text.photos.save}
              </Button>
              <Button
                variant={asking ? 'filled' : 'default'}
                color={asking ? 'red' : undefined}
                mih={44}
                leftSection={<TrashIcon />}
                loading={remove.isPending}
                onClick={() => (asking ? remove.mutate() : setAsking(true))}
              >
                {asking ? text.photos.reallyDelete : text.photos.delete}
              </Button>
            </div>
          </form>
        )}
      </div>
    </Modal>
  );
}
