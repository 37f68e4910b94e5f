import type { Refusal } from '../refusal';

/** Something with a name that changes demand: a promotion, a holiday, a price cut. */
export interface ForecastEvent {
  name: string;
  /** When it happens: 0 is the first observation; from the history's length on it lies in the future. */
  at: readonly number[];
}

export interface ForecastRequest {
  /** One figure per period, oldest first, without gaps, in any unit; the forecast has the same unit. */
  history: readonly number[];
  /** What may repeat, in periods (12 for months in years; 7 and 365 for days). Each is used only where the data show it. */
  seasonLengths?: readonly number[];
  /** Periods ahead, 1–1,000. */
  horizon: number;
  /** Interval levels in per cent, between 1 and 99.9; 80 and 95 unless told. */
  levels?: readonly number[];
  events?: readonly ForecastEvent[];
}

export const MIN_OBSERVATIONS = 6;
const MAX_OBSERVATIONS = 100_000;
const MAX_HORIZON = 1000;
/** Squares of larger figures leave the range of numbers. */
const MAX_SIZE = 1e100;
export const DEFAULT_LEVELS: readonly number[] = [80, 95];

/** What is wrong with a request, or undefined when nothing is. */
export function refusalOf(request: ForecastRequest): Refusal | undefined {
  const { history, horizon, seasonLengths = [], levels = DEFAULT_LEVELS, events = [] } = request;
  const invalid = (message: string, nextStep: string): Refusal => ({
    kind: 'refused',
    code: 'INVALID_INPUT',
    message,
    nextStep,
  });
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > MAX_HORIZON)
    return invalid(
      `The horizon is not a whole number of periods from 1 to ${MAX_HORIZON}.`,
      'Ask for fewer periods.',
    );
  if (!history.every((value) => Number.isFinite(value) && Math.abs(value) <= MAX_SIZE))
    return invalid(
      `The history holds something that is not a number, or one beyond ±${MAX_SIZE}.`,
      'Fill the gaps: 0 where nothing was sold, an estimate where nothing was recorded.',
    );
  if (history.length > MAX_OBSERVATIONS)
    return invalid(
      `The history is longer than ${MAX_OBSERVATIONS} periods.`,
      'Give the last part of it, or longer periods.',
    );
  if (!seasonLengths.every((length) => Number.isInteger(length) && length >= 1))
    return invalid(
      'A season length is not a whole number of periods, 1 or more.',
      'Give 1 when nothing repeats, 7 for days in weeks, 12 for months in years.',
    );
  if (!levels.every((level) => level >= 1 && level <= 99.9))
    return invalid('An interval level is not between 1 and 99.9 per cent.', 'Ask for 80 and 95.');
  if (!events.every(({ at }) => at.every((time) => Number.isInteger(time) && time >= 0)))
    return invalid(
      'An event happens at something that is not a whole number of periods after the start.',
      'Count periods from 0, the first observation.',
    );
  if (history.length < MIN_OBSERVATIONS)
    return {
      kind: 'refused',
      code: 'THIN_DATA',
      message: `${history.length} observations are too few: a forecast from them would be a guess.`,
      nextStep: `Give at least ${MIN_OBSERVATIONS}; two whole seasons for a seasonal forecast.`,
      needs: { observations: MIN_OBSERVATIONS, given: history.length },
    };
  return undefined;
}
