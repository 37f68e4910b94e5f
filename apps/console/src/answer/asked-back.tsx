import { Kbd, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { AskedBack } from '../api/types';
import { type Ask, inWords } from '../ask/asked';
import { text } from '../messages';
import { isTyping } from '../shell/keyboard';
import classes from './answer-document.module.css';
import { ModelNote } from './model-use';
import { QuestionWords } from './question-words';
import { SeeData } from './see-data';

interface AskedBackBodyProps {
  answer: AskedBack;
  ask: Ask;
  /** Only the newest question back takes the number keys. */
  active: boolean;
}

/** Quartermaster asks back instead of guessing: what it did not understand, and choices to go on with. */
export function AskedBackBody({ answer, ask, active }: AskedBackBodyProps) {
  const { choices } = answer;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // The number keys would go into the question box; who has begun to write there is left alone.
    const focused = document.activeElement;
    const idle =
      focused === document.body || (focused instanceof HTMLTextAreaElement && focused.value.trim() === '');
    if (active && idle) list.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [active]);
  useEffect(() => {
    if (!active) return;
    const choose = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      const choice = choices[Number(event.key) - 1];
      if (choice === undefined) return;
      event.preventDefault();
      ask(inWords(choice.question));
    };
    addEventListener('keydown', choose);
    return () => removeEventListener('keydown', choose);
  }, [active, choices, ask]);
  return (
    <>
      <p className={classes.sentence}>{answer.message}</p>
      {answer.unresolved.length > 0 && (
        <p className={classes.unresolved}>
          <VisuallyHidden>{text.answer.unresolved(answer.unresolved.join(', '))}</VisuallyHidden>
          <span className={classes.term}>{text.answer.readSoFar}</span>
          <QuestionWords question={answer.question} words={marked(answer)} />
        </p>
      )}
      {choices.length > 0 && (
        <ol ref={list} className={classes.choices}>
          {choices.map((choice, index) => (
            <li key={choice.question}>
              <button type="button" className={classes.choice} onClick={() => ask(inWords(choice.question))}>
                {active && <Kbd size="xs">{index + 1}</Kbd>}
                <span>
                  {choice.label}
                  {choice.label !== choice.question && <small>{choice.question}</small>}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <SeeData />
      <ModelNote model={answer.model} />
    </>
  );
}

/** The words as read, and those not understood that the reading has no place for. */
function marked({ question, words, unresolved }: AskedBack): AskedBack['words'] {
  const lower = question.toLowerCase();
  const known = words.filter((word) => word.role === 'unknown').map((word) => word.text.toLowerCase());
  const missing = unresolved
    .filter((word) => !known.includes(word.toLowerCase()))
    .flatMap((word) => {
      const start = lower.indexOf(word.toLowerCase());
      return start < 0
        ? []
        : [{ text: word, start, end: start + word.length, role: 'unknown' as const, meaning: '' }];
    });
  return [...words, ...missing];
}
