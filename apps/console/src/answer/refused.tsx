import type { Refused } from '../api/types';
import { type Ask, inWords } from '../ask/asked';
import { text } from '../messages';
import { Notice } from '../shell/notice';
import classes from './answer-document.module.css';

/** Why there is no answer, and what can be asked instead. */
export function RefusedBody({ answer, ask }: { answer: Refused; ask: Ask }) {
  return (
    <>
      <Notice kind="info" title={text.refusal[answer.code]}>
        <p>{answer.message}</p>
        <p>{answer.nextStep}</p>
      </Notice>
      {answer.suggestions.length > 0 && (
        <div className={classes.links}>
          <p className={classes.label}>{text.answer.suggestions}</p>
          {answer.suggestions.map((suggestion) => (
            <button
              key={suggestion}
              type="button"
              className={classes.link}
              onClick={() => ask(inWords(suggestion))}
            >
              {suggestion}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
