import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { StoreTaskDetail } from '../../api/types';
import { text } from '../../messages';
import { writeMoment } from '../../messages/written';
import { useTaskOutbox } from './use-task-outbox';
import classes from './tasks-page.module.css';

const MAX_COMMENT = 1_000;

/** What was said about a task, with what still waits to be sent. */
export function TaskComments({ detail: { task, comments } }: { detail: StoreTaskDetail }) {
  const { acts, add } = useTaskOutbox();
  const [words, setWords] = useState('');
  const waiting = acts.filter(
    ({ id, taskId, kind }) =>
      taskId === task.id && kind === 'comment' && !comments.some((known) => known.id === id),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = words.trim();
    if (said !== '' && add({ taskId: task.id, taskTitle: task.title, kind: 'comment', text: said }))
      setWords('');
  };
  return (
    <section>
      <h2>{text.storeTasks.comments}</h2>
      {comments.length + waiting.length === 0 && <p className="qm-muted">{text.storeTasks.noComments}</p>}
      <ul className={classes.said}>
        {comments.map(({ id, by, at, text: said }) => (
          <li key={id}>
            <p>
              {by.name}, {writeMoment(at)}
            </p>
            <p>{said}</p>
          </li>
        ))}
        {waiting.map(({ id, at, text: said }) => (
          <li key={id}>
            <p>
              <span className={classes.waiting}>{text.storeTasks.waiting}</span>, {writeMoment(at)}
            </p>
            <p>{said}</p>
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className={classes.form}>
        <Textarea
          label={text.storeTasks.addComment}
          value={words}
          maxLength={MAX_COMMENT}
          autosize
          minRows={2}
          size="md"
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" mih={44} disabled={words.trim() === ''}>
          {text.storeTasks.send}
        </Button>
      </form>
    </section>
  );
}
