import type { Chip } from '../api/types';
import type { ChangeableCall } from '../answer/plan-steps';

/** Where a chip leads in the form: the call that it is of, and its argument. Null where no value can be changed. */
export function placeOfChip(
  { id, kind }: Chip,
  calls: readonly ChangeableCall[],
): { step: string; argument?: string } | null {
  if (kind !== 'tool' && kind !== 'argument') return null;
  const parts = id.split('.');
  const call = calls.find(({ step }) => parts.includes(step)) ?? calls[0];
  if (call === undefined) return null;
  const argument = parts.at(-1);
  return kind === 'argument' && argument !== undefined ? { step: call.step, argument } : { step: call.step };
}
