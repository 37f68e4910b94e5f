import { Tooltip } from '@mantine/core';
import { text } from '../messages';
import type { ReadWord } from '../api/types';
import classes from './question-words.module.css';
import { roleGroup, wordSegments } from './word-segments';

/** The question with every stretch marked by what it was taken for. */
export function QuestionWords({ question, words }: { question: string; words: readonly ReadWord[] }) {
  return (
    <span className={classes.question}>
      {wordSegments(question, words).map(({ text: stretch, start, word }) => {
        const group = word && roleGroup(word.role);
        if (!word || group === undefined || group === 'connector') return <span key={start}>{stretch}</span>;
        return (
          <Tooltip
            key={start}
            label={word.meaning === '' ? text.roles[group] : `${text.roles[group]}: ${word.meaning}`}
            events={{ hover: true, focus: true, touch: true }}
            multiline
            maw={320}
          >
            <mark className={classes.word} data-group={group} tabIndex={0}>
              {stretch}
            </mark>
          </Tooltip>
        );
      })}
    </span>
  );
}

/** The same in words, which needs no pointer: one line for each stretch that has a meaning. */
export function WordMeanings({ words }: { words: readonly ReadWord[] }) {
  const told = [...words]
    .sort((a, b) => a.start - b.start)
    .filter((word) => word.meaning !== '' && roleGroup(word.role) !== 'connector');
  if (told.length === 0) return null;
  return (
    <dl className={classes.meanings}>
      {told.map((word) => (
        <div key={word.start} className={classes.meaning}>
          <dt>
            <span className={classes.dot} data-group={roleGroup(word.role)} />
            {word.text}
          </dt>
          <dd>
            {word.meaning}
            <span className={classes.role}>{text.roles[roleGroup(word.role)]}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
