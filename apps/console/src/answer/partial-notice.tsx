import { Button } from '@mantine/core';
import type { Calculated } from '../api/types';
import type { Ask } from '../ask/asked';
import { text } from '../messages';
import { writeNumber } from '../messages/written';
import { Notice } from '../shell/notice';
import { worksInStore } from '../store/store-persona';
import { RetryIcon, SlidersIcon } from '../theme/icons';
import { againOf, canHelpAgain, outcomeOf } from './plan-steps';

interface PartialNoticeProps {
  answer: Calculated;
  ask: Ask;
  /** Opens the values; absent where none can be changed. */
  onChange?(): void;
}

/** Where a step failed: how many worked, which did not and why, and what can be done about it. */
export function PartialNotice({ answer, ask, onChange }: PartialNoticeProps) {
  if (answer.complete) return null;
  const { worked, all, failed } = outcomeOf(answer.evidence);
  const again = canHelpAgain(failed);
  const nothing = worked === 0;
  return (
    <Notice
      kind="warning"
      title={nothing ? nothingOf(answer) : text.partial.title(writeNumber(worked), writeNumber(all))}
      actions={
        (again || onChange) && (
          <>
            {again && (
              <Button
                size="xs"
                variant="default"
                leftSection={<RetryIcon />}
                onClick={() => ask(againOf(answer))}
              >
                {text.retry}
              </Button>
            )}
            {onChange && (
              <Button size="xs" variant="default" leftSection={<SlidersIcon />} onClick={onChange}>
                {text.partial.change}
              </Button>
            )}
          </>
        )
      }
    >
      <ul>
        {failed.map((step) => (
          <li key={step.id}>
            {all > 1 && <strong>{step.label}: </strong>}
            {step.problem ? `${step.problem.message} ${step.problem.nextStep}` : text.steps.failed}
          </li>
        ))}
      </ul>
      {!nothing && <p className="qm-muted">{text.partial.hint}</p>}
    </Notice>
  );
}

const nothingOf = (answer: Calculated): string =>
  worksInStore(answer) ? text.acts.nothing : text.partial.nothing;
