import type { Refused } from '../api/types';
import { type Ask, inWords } from '../ask/asked';
import { text } from '../messages';
import { useMe } from '../session/session';
import { Notice } from '../shell/notice';
import { worksInStore } from '../store/store-persona';
import classes from './answer-document.module.css';
import { ModelNote } from './model-use';
import { SeeData } from './see-data';

/** Why there is no answer, and what can be asked instead. */
export function RefusedBody({ answer, ask }: { answer: Refused; ask: Ask }) {
  const me = useMe();
  // Who has one persona cannot switch. What is personal in a store is refused with this code too, and to all.
  const isForOthers = answer.code === 'OTHER_PERSONA' && me.personas.length === 1 && !worksInStore(me);
  return (
    <>
      <Notice kind="info" title={text.refusal[answer.code]}>
        <p>{answer.message}</p>
        <p>{isForOthers ? text.refusedForOthers : answer.nextStep}</p>
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
      <SeeData />
      <ModelNote model={answer.model} />
    </>
  );
}
