import { mean, median } from '../statistics/descriptive';
import { shrunkSeason, deseason, type SeasonalForm } from './seasonality';
import type { ForecastEvent } from './request';

/** What one event did in the past. */
export interface EventEffect {
  name: string;
  /** How often it lies in the history. */
  occurrences: number;
  /** Factor on demand (1.4: 40 % more) when multiplicative, else units added. */
  effect: number;
  form: SeasonalForm;
}

/** One occurrence proves little: an effect counts as n / (n + this) of what was seen. */
const PRIOR_OCCURRENCES = 0.5;
const NEIGHBOURS = 5;

/**
 * Measures each event against the deseasonalised periods around it (median of five on either side without events),
 * shrunk by how seldom it was seen.
 */
export function measureEvents(
  history: readonly number[],
  seasonLengths: readonly number[],
  events: readonly ForecastEvent[],
): EventEffect[] {
  const form: SeasonalForm = history.every((value) => value > 0) ? 'multiplicative' : 'additive';
  const neutral = form === 'additive' ? 0 : 1;
  let adjusted = [...history];
  for (const length of seasonLengths) {
    const season = shrunkSeason(adjusted, length, form);
    if (season !== undefined) adjusted = deseason(adjusted, season);
  }
  const taken = new Set(events.flatMap(({ at }) => at));
  return events.map(({ name, at }) => {
    const seen: number[] = [];
    for (const time of new Set(at)) {
      if (time >= history.length) continue;
      const around: number[] = [];
      for (let t = time - NEIGHBOURS; t <= time + NEIGHBOURS; t += 1)
        if (t >= 0 && t < history.length && !taken.has(t)) around.push(adjusted[t]!);
      if (around.length === 0) continue;
      const usual = median(around);
      seen.push(form === 'additive' ? adjusted[time]! - usual : adjusted[time]! / usual);
    }
    const occurrences = seen.length;
    const share = occurrences / (occurrences + PRIOR_OCCURRENCES);
    const effect = occurrences === 0 ? neutral : neutral + share * (mean(seen) - neutral);
    return { name, occurrences, effect, form };
  });
}

/** Puts events into values that start at time `from`, or with 'remove' takes them out. */
export function applyEvents(
  values: readonly number[],
  from: number,
  events: readonly ForecastEvent[],
  effects: readonly EventEffect[],
  direction: 'add' | 'remove',
): number[] {
  const result = [...values];
  events.forEach(({ at }, index) => {
    const { effect, form } = effects[index]!;
    for (const time of new Set(at)) {
      const place = time - from;
      if (place < 0 || place >= result.length) continue;
      const factor = direction === 'add' ? effect : 1 / effect;
      if (form === 'multiplicative') result[place]! *= factor;
      else result[place]! += direction === 'add' ? effect : -effect;
    }
  });
  return result;
}
