import { mean, median } from '../statistics/descriptive';
import type { EventEffect } from './events';
import type { Season } from './seasonality';

/** What moves the forecast, in numbers. */
export interface Drivers {
  /** Change over the horizon without season and events: units of the series a period, and per cent over the horizon. */
  trend: { perPeriod: number; percentOverHorizon: number | null };
  seasons: SeasonDriver[];
  events: EventEffect[];
  /** Periods that no season or trend explains: more than four robust deviations off. Reported, not removed. */
  spikes: { at: number; value: number; usual: number }[];
}

export interface SeasonDriver {
  /** Periods. */
  length: number;
  /** Share of the variance of the detrended series that the season explains, 0–1 (Wang, Smith and Hyndman 2006). */
  strength: number;
  /** Places in the season (0 = that of the first observation) with the highest and lowest index. */
  high: { place: number; effect: number };
  low: { place: number; effect: number };
  /** 'multiplicative': effects are factors; 'additive': units of the series. */
  form: Season['form'];
}

const SPIKE_DEVIATIONS = 4;
const MAX_SPIKES = 10;
/** Makes the median absolute deviation of a normal sample its standard deviation. */
const MAD_TO_DEVIATION = 1.4826;
const NEIGHBOURS = 3;

/** Tells trend and seasons of a forecast. Effects and amounts are in the units of what is given. */
export function driversOf(
  adjusted: readonly number[],
  adjustedForecast: readonly number[],
  seasons: readonly Season[],
  events: EventEffect[],
): Drivers {
  const irregular = irregularOf(adjusted);
  return {
    trend: trendOf(adjustedForecast),
    seasons: seasons.map((season) => seasonDriver(season, adjusted, irregular)),
    events,
    spikes: spikesOf(adjusted, irregular),
  };
}

function trendOf(forecast: readonly number[]): Drivers['trend'] {
  const first = forecast[0]!;
  const last = forecast[forecast.length - 1]!;
  const steps = Math.max(1, forecast.length - 1);
  return {
    perPeriod: (last - first) / steps,
    percentOverHorizon: first > 0 ? (100 * (last - first)) / first : null,
  };
}

/** Each value less the median of itself and three neighbours on either side. */
function irregularOf(series: readonly number[]): number[] {
  return series.map(
    (value, t) => value - median(series.slice(Math.max(0, t - NEIGHBOURS), t + NEIGHBOURS + 1)),
  );
}

function seasonDriver(
  { length, index, form }: Season,
  adjusted: readonly number[],
  irregular: readonly number[],
): SeasonDriver {
  const level = mean(adjusted);
  const effects = form === 'additive' ? index : index.map((factor) => (factor - 1) * level);
  const noise = mean(irregular.map((value) => value ** 2));
  const seasonal = mean(effects.map((value) => value ** 2));
  const high = index.indexOf(Math.max(...index));
  const low = index.indexOf(Math.min(...index));
  return {
    length,
    form,
    strength: seasonal > 0 ? seasonal / (seasonal + noise) : 0,
    high: { place: high, effect: index[high]! },
    low: { place: low, effect: index[low]! },
  };
}

function spikesOf(adjusted: readonly number[], irregular: readonly number[]): Drivers['spikes'] {
  const deviation = MAD_TO_DEVIATION * median(irregular.map(Math.abs));
  if (!(deviation > 0)) return [];
  return irregular
    .map((off, at) => ({ at, value: adjusted[at]!, usual: adjusted[at]! - off, off: Math.abs(off) }))
    .filter(({ off }) => off > SPIKE_DEVIATIONS * deviation)
    .sort((a, b) => b.off - a.off)
    .slice(0, MAX_SPIKES)
    .map(({ at, value, usual }) => ({ at, value, usual }));
}
