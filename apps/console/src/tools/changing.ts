import type { ChangeableCall } from '../answer/plan-steps';
import type { Chip, ToolCall } from '../api/types';

export interface PlaceInForm {
  step: string;
  argument?: string;
}

/** A chip's id is the path of what it stands for: `steps.0`, `steps.0.arguments.days`. */
const PATH = /^steps\.(\d+)(?:\.arguments\.(\w+))?$/;

/** Where a chip leads in the form: the call that it is of, and its argument. Null where no value can be changed. */
export function placeOfChip({ id }: Pick<Chip, 'id'>, calls: readonly ChangeableCall[]): PlaceInForm | null {
  const match = PATH.exec(id);
  const call = calls.find(({ at }) => at === Number(match?.[1]));
  if (match === null || call === undefined) return null;
  return match[2] === undefined ? { step: call.step } : { step: call.step, argument: match[2] };
}

/** The call without the argument of the chip; null where that would not ask for the same thing with less said. */
export function withoutChip(
  chip: Pick<Chip, 'id' | 'removable'>,
  calls: readonly ChangeableCall[],
): ToolCall | null {
  const place = placeOfChip(chip, calls);
  const found = calls.find(({ step }) => step === place?.step);
  if (!chip.removable || place?.argument === undefined || !found?.whole) return null;
  const { [place.argument]: _left, ...rest } = found.call.arguments;
  return { ...found.call, arguments: rest };
}
