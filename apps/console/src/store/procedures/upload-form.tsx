import { Button, FileInput, Modal, NativeSelect, Progress, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { ProcedureList } from '../../api/types';
import { text } from '../../messages';
import { writeNumber, writePercent } from '../../messages/written';
import { RepeatableKey } from '../../proposals/repeatable-key';
import { ErrorNotice } from '../../shell/error-notice';
import { useToast } from '../../shell/toasts';
import { proceduresKey } from './procedure-queries';
import { uploadProcedure } from './upload-procedure';
import classes from './procedures.module.css';

const MEBIBYTE = 1024 * 1024;
const ACCEPTED =
  '.md,.markdown,.txt,.pdf,.docx,text/markdown,text/plain,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface UploadFormProps {
  list: ProcedureList;
  opened: boolean;
  onClose: () => void;
}

const options = <K extends string>(labels: Record<K, string>) =>
  Object.entries<string>(labels).map(([value, label]) => ({ value, label }));

/** Adds a document, or the next version of one. */
export function UploadForm({ list: { mayUpload, limits }, opened, onClose }: UploadFormProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const [, go] = useLocation();
  const [file, setFile] = useState<File | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [share, setShare] = useState(0);
  const stopping = useRef<AbortController | null>(null);
  const [key] = useState(() => new RepeatableKey());
  const mebibytes = writeNumber(limits.fileBytes / MEBIBYTE);
  const upload = useMutation({
    mutationFn: ({ form, content }: { form: FormData; content: object }) => {
      setShare(0);
      stopping.current = new AbortController();
      const { signal } = stopping.current;
      return uploadProcedure(form, { key: key.of(content), signal, onProgress: setShare });
    },
    onSuccess: async ({ procedure, version }) => {
      toast({ message: text.procedures.added(procedure.title, version.version) });
      await queryClient.invalidateQueries({ queryKey: proceduresKey });
      onClose();
      go(`/store/procedures/${procedure.id}?version=${version.version}`);
    },
  });
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setWrong(chosen !== null && chosen.size > limits.fileBytes ? text.procedures.tooLarge(mebibytes) : null);
    upload.reset();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (file === null) return setWrong(text.procedures.chooseFile);
    if (wrong !== null) return;
    const form = new FormData();
    const fields = [...new FormData(event.currentTarget)].filter(
      (field): field is [string, string] => typeof field[1] === 'string' && field[1].trim() !== '',
    );
    for (const [name, value] of fields) form.append(name, value);
    // Last, so that everything else is known when it arrives.
    form.append('file', file, file.name);
    upload.mutate({
      form,
      content: { fields, name: file.name, size: file.size, changed: file.lastModified },
    });
  };
  const close = () => {
    stopping.current?.abort();
    onClose();
  };
  const stopped = upload.error instanceof DOMException;
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={text.procedures.upload}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <form onSubmit={submit} className={classes.form}>
        <FileInput
          size="md"
          label={text.procedures.file}
          description={text.procedures.fileHint(mebibytes, writeNumber(limits.pages))}
          placeholder={text.procedures.choose}
          accept={ACCEPTED}
          value={file}
          onChange={choose}
          error={wrong}
          clearable
          clearButtonProps={{ 'aria-label': text.procedures.remove }}
          disabled={upload.isPending}
        />
        <TextInput
          size="md"
          name="title"
          label={text.procedures.titleField}
          description={text.procedures.titleHint}
          maxLength={160}
        />
        <NativeSelect
          size="md"
          name="audience"
          label={text.procedures.audience}
          data={options(text.procedures.audiences)}
          defaultValue="everybody"
        />
        {mayUpload.allStores && (
          <NativeSelect
            size="md"
            name="allStores"
            label={text.procedures.place}
            data={[
              ...(mayUpload.ownStore ? [{ value: 'false', label: text.procedures.ownStore }] : []),
              { value: 'true', label: text.procedures.allStores },
            ]}
          />
        )}
        <NativeSelect
          size="md"
          name="language"
          label={text.procedures.language}
          data={[{ value: '', label: text.procedures.guess }, ...options(text.procedures.languages)]}
        />
        <TextInput
          size="md"
          type="date"
          name="effectiveFrom"
          label={text.procedures.from}
          description={text.procedures.fromHint}
        />
        {upload.error && !stopped && <ErrorNotice error={upload.error} />}
        {upload.isPending && (
          <div role="status">
            <p>{share < 1 ? text.procedures.sending(writePercent(share)) : text.procedures.reading}</p>
            <Progress value={share * 100} animated={share >= 1} aria-label={text.procedures.upload} />
          </div>
        )}
        <div className={classes.bar}>
          {upload.isPending && (
            <Button size="md" variant="default" onClick={() => stopping.current?.abort()}>
              {text.procedures.stop}
            </Button>
          )}
          <Button size="md" type="submit" loading={upload.isPending}>
            {text.procedures.send}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
