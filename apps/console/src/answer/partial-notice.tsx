import { Button } from '@mantine/core';
import type { Calculated } from '../api/types';
import type { Ask } from '../ask/asked';
import { text } from '../messages';
import { writeNumber } from '../messages/written';
import { Notice } from '../shell/notice';
import { RetryIcon } from '../theme/icons';
import { againOf, outcomeOf } from './plan-steps';

/** Where a step failed: how many worked, which did not and why, and the way to ask once more. */
export function PartialNotice({ answer, ask }: { answer: Calculated; ask: Ask }) {
  if (answer.complete) return null;
  const { worked, all, failed } = outcomeOf(answer.evidence);
  return (
    <Notice
      kind="warning"
      title={text.partial.title(writeNumber(worked), writeNumber(all))}
      actions={
        <Button size="xs" variant="default" leftSection={<RetryIcon />} onClick={() => ask(againOf(answer))}>
          {text.retry}
        </Button>
      }
    >
      <ul>
        {failed.map((step) => (
          <li key={step.id}>
            <strong>{step.label}</strong>
            {step.problem && `: ${step.problem.message} ${step.problem.nextStep}`}
          </li>
        ))}
      </ul>
      {worked > 0 && <p className="qm-muted">{text.partial.hint}</p>}
    </Notice>
  );
}
