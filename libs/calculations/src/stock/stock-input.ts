import { mean } from '../statistics/descriptive';
import type { Refusal } from '../refusal';

export const MIN_PERIODS = 7;
const MAX_PERIODS = 20_000;
const MAX_LEAD_TIME = 2000;
const MAX_SIZE = 1e12;
const FEW_DEMANDS = 5;
const FEW_LEAD_TIMES = 3;
const SHIFT_DEVIATIONS = 4;

export const invalid = (message: string, nextStep: string): Refusal => ({
  kind: 'refused',
  code: 'INVALID_INPUT',
  message,
  nextStep,
});

const sound = (value: number) => Number.isFinite(value) && value >= 0 && value <= MAX_SIZE;

/** What is wrong with a demand history, or undefined. */
export function demandRefusal(demand: readonly number[], expectedDemand?: number): Refusal | undefined {
  if (!demand.every(sound) || (expectedDemand !== undefined && !sound(expectedDemand)))
    return invalid(
      'Demand holds something that is not a number from 0 to a trillion.',
      'Book returns apart from demand, and write 0 where nothing was asked for.',
    );
  if (demand.length > MAX_PERIODS)
    return invalid(`Demand has more than ${MAX_PERIODS} periods.`, 'Give the last part of it.');
  if (demand.length < MIN_PERIODS)
    return {
      kind: 'refused',
      code: 'THIN_DATA',
      message: `${demand.length} periods of demand are too few to know how it varies.`,
      nextStep: `Give at least ${MIN_PERIODS} periods, better 30, with zeros where nothing was asked for.`,
      needs: { observations: MIN_PERIODS, given: demand.length },
    };
  return undefined;
}

/** What is wrong with lead times, or undefined. */
export function leadTimeRefusal(leadTimes: readonly number[]): Refusal | undefined {
  if (!leadTimes.every((time) => Number.isFinite(time) && time >= 0 && time <= MAX_LEAD_TIME))
    return invalid(
      `A lead time is not a number of periods from 0 to ${MAX_LEAD_TIME}.`,
      'Check order and receipt dates: a receipt before its order gives a negative time.',
    );
  if (leadTimes.length > MAX_PERIODS)
    return invalid(`There are more than ${MAX_PERIODS} lead times.`, 'Give the latest.');
  if (leadTimes.length === 0)
    return {
      kind: 'refused',
      code: 'THIN_DATA',
      message: 'There is no lead time: nobody knows how long demand must be covered.',
      nextStep: "Give at least one, the supplier's promise if nothing was received yet.",
      needs: { observations: 1, given: 0 },
    };
  return undefined;
}

/** What weakens a stock calculation without stopping it, in plain sentences. */
export function stockNotes(
  demand: readonly number[],
  leadTimes: readonly number[],
  expectedDemand?: number,
): string[] {
  const notes: string[] = [];
  const demands = demand.filter((value) => value > 0).length;
  if (demands < FEW_DEMANDS) notes.push(`Only ${demands} periods had any demand: the advice is rough.`);
  if (leadTimes.length < FEW_LEAD_TIMES)
    notes.push(`Only ${leadTimes.length} lead time(s) known: their variation is hardly seen.`);
  if (expectedDemand === undefined && demandHasShifted(demand))
    notes.push('Demand of the last third differs from before: use a forecast as the expected demand.');
  return notes;
}

/** Whether the mean of the last third lies more than four standard errors from the mean before. */
export function demandHasShifted(demand: readonly number[]): boolean {
  const cut = Math.floor((2 * demand.length) / 3);
  const [before, after] = [demand.slice(0, cut), demand.slice(cut)];
  const squares = (values: readonly number[]) => {
    const middle = mean(values);
    return mean(values.map((value) => (value - middle) ** 2)) / values.length;
  };
  const error = Math.sqrt(squares(before) + squares(after));
  return error > 0 && Math.abs(mean(after) - mean(before)) > SHIFT_DEVIATIONS * error;
}
