import { Button, Popover, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Answered, Calculated } from '../api/types';
import { text } from '../messages';
import { useToast } from '../shell/toasts';
import { StarIcon } from '../theme/icons';
import classes from './save-button.module.css';
import { MAX_NAME_LENGTH, putSaved, saveQuestion, savedQuestionsQuery } from './saved-questions';

/** Keeps what was asked under a name of one's own. */
export function SaveButton({ answer }: { answer: Answered | Calculated }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const { data: saved } = useQuery(savedQuestionsQuery);
  const [opened, setOpened] = useState(false);
  const [savedId, setSavedId] = useState(
    answer.origin?.kind === 'saved' ? answer.origin.savedQuestionId : null,
  );
  const known = saved?.find(({ id }) => id === savedId);
  const save = useMutation({
    mutationFn: (name: string) => saveQuestion(answer.id, name),
    onSuccess: (question) => {
      setSavedId(question.id);
      setOpened(false);
      putSaved(queryClient, question);
      toast({ message: text.saved.done(question.name) });
    },
  });
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={320}
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 80 }}
    >
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          aria-haspopup="dialog"
          title={known ? text.saved.as(known.name) : undefined}
          leftSection={<StarIcon className={classes.star} data-saved={known !== undefined || undefined} />}
          onClick={() => {
            save.reset();
            setOpened(!opened);
          }}
        >
          {known ? text.saved.isSaved : text.saved.save}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={text.saved.save}>
        <SaveForm
          first={answer.question.slice(0, MAX_NAME_LENGTH)}
          said={answer.kind === 'answer' ? answer.evidence.periods[0]?.text : undefined}
          saving={save.isPending}
          error={save.error}
          onSave={(name) => save.mutate(name)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

interface SaveFormProps {
  first: string;
  /** The period in the words of the question; undefined where it has none or names its days. */
  said: string | undefined;
  saving: boolean;
  error: Error | null;
  onSave(name: string): void;
}

function SaveForm({ first, said, saving, error, onSave }: SaveFormProps) {
  const [name, setName] = useState(first);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !saving) onSave(name.trim());
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={text.saved.name}
        data-autofocus
        autoComplete="off"
        maxLength={MAX_NAME_LENGTH}
        value={name}
        error={error?.message}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <p className={classes.hint}>{said === undefined ? text.saved.fresh : text.saved.movesOn(said)}</p>
      <Button type="submit" size="xs" loading={saving} disabled={name.trim() === ''}>
        {text.saved.saveNow}
      </Button>
    </form>
  );
}
