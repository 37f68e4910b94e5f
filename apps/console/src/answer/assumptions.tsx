import type { Assumption } from '../api/types';
import { type Ask, inWords } from '../ask/asked';
import { text } from '../messages';
import { SwitchIcon } from '../theme/icons';
import classes from './answer-document.module.css';

interface AssumptionsProps {
  /** What was understood, where no chips say it. */
  summary: string | null;
  assumptions: readonly Assumption[];
  ask: Ask;
}

/** The choices that were made where the words allow another; in sight, because they change what the numbers mean. */
export function Assumptions({ summary, assumptions, ask }: AssumptionsProps) {
  if (summary === null && assumptions.length === 0) return null;
  return (
    <ul className={classes.assumptions}>
      {summary !== null && (
        <li className={classes.assumption}>
          <span className={classes.term}>{text.evidence.understood}</span>
          <span>{summary}</span>
        </li>
      )}
      {assumptions.map((assumption) => (
        <li key={assumption.text} className={classes.assumption}>
          <span className={classes.term}>{text.evidence.assumptions}</span>
          <span>{assumption.text}</span>
          {assumption.alternatives?.map((alternative) => (
            <button
              key={alternative.question}
              type="button"
              className={`${classes.switch} qm-no-print`}
              title={text.evidence.switchTo(alternative.question)}
              onClick={() => ask(inWords(alternative.question))}
            >
              <SwitchIcon size={12} />
              {alternative.label}
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
}
