import { fitLine, mean } from '../statistics/descriptive';
import { nelderMead } from '../statistics/optimise';
import { classicalSeason, deseason } from './seasonality';
import type { Fit } from './theta';

type Error = 'A' | 'M';
type Trend = 'N' | 'A' | 'Ad';
type Season = 'N' | 'A' | 'M';

/** One exponential smoothing model of the taxonomy of Hyndman et al. (2008): error, trend, season. */
export interface EtsModel {
  error: Error;
  trend: Trend;
  season: Season;
}

/** A fitted model with its small-sample Akaike criterion. */
export interface EtsFit extends Fit {
  model: EtsModel;
  aicc: number;
  alpha: number;
  /** Trend at the end of the history, units of the series per observation (damped by phi each step when Ad). */
  slope: number;
  phi: number;
}

const MAX_SEASON_IN_STATE = 24;
const MAX_EVALUATIONS = 140;

/**
 * Exponential smoothing chosen by AICc. Candidates: additive or multiplicative errors; no, additive or damped trend;
 * no, additive or multiplicative season (additive errors with multiplicative season left out: unstable). Damping is
 * kept within 0.8–0.98. First seasonal states come from a classical decomposition and count as parameters.
 *
 * Source: Hyndman, Koehler, Ord and Snyder (2008), "Forecasting with Exponential Smoothing", chapters 2, 5 and 7.
 *
 * @param history four observations or more, finite
 * @param seasonLength m; 1, more than 24 or fewer than two whole seasons give models without season
 * @returns undefined when no candidate has a finite criterion (too few observations for its parameters)
 */
export function etsByCriterion(
  history: readonly number[],
  seasonLength: number,
  horizon: number,
): EtsFit | undefined {
  const scale = mean(history.map(Math.abs)) || 1;
  const scaled = history.map((value) => value / scale);
  let best: EtsFit | undefined;
  for (const model of candidates(scaled, seasonLength)) {
    const fit = fitEts(scaled, model, seasonLength, horizon);
    if (Number.isFinite(fit.aicc) && (best === undefined || fit.aicc < best.aicc)) best = fit;
  }
  if (best === undefined) return undefined;
  return {
    ...best,
    mean: best.mean.map((value) => value * scale),
    errors: best.errors.map((value) => value * scale),
    slope: best.slope * scale,
  };
}

function candidates(history: readonly number[], seasonLength: number): EtsModel[] {
  const positive = Math.min(...history) > 0;
  const seasonal =
    seasonLength > 1 && seasonLength <= MAX_SEASON_IN_STATE && history.length >= 2 * seasonLength + 1;
  const models: EtsModel[] = [];
  for (const error of positive ? (['A', 'M'] as const) : (['A'] as const))
    for (const trend of ['N', 'A', 'Ad'] as const)
      for (const season of seasonal ? (['N', 'A', 'M'] as const) : (['N'] as const)) {
        if (season === 'M' && error === 'A') continue;
        models.push({ error, trend, season });
      }
  return models;
}

interface Start {
  level: number;
  slope: number;
  season: number[];
}

function startOf(history: readonly number[], { season }: EtsModel, m: number): Start {
  let adjusted: readonly number[] = history;
  let index = [season === 'M' ? 1 : 0];
  if (season !== 'N') {
    const found = classicalSeason(history, m, season === 'A' ? 'additive' : 'multiplicative');
    adjusted = deseason(history, found);
    index = found.index;
  }
  const { intercept, slope } = fitLine(adjusted.slice(0, Math.max(10, 2 * m)));
  return { level: intercept, slope, season: index };
}

/** Fits one model by maximum likelihood. The history should be of size about one: the search's steps are absolute. */
export function fitEts(history: readonly number[], model: EtsModel, m: number, horizon: number): EtsFit {
  const start = startOf(history, model, m);
  const trended = model.trend !== 'N';
  const damped = model.trend === 'Ad';
  const seasonal = model.season !== 'N';
  const filter = new Filter(history, model, start.season);

  // Order of the variables: alpha, level, [beta/alpha, slope], [gamma/(1 − alpha)], [phi].
  const from = [trended || seasonal ? 0.3 : 0.5, trended ? start.level : meanOfFirst(history, start, model)];
  const steps = [0.2, Math.max(0.05, Math.abs(start.level) * 0.1)];
  if (trended) {
    from.push(0.1, start.slope);
    steps.push(0.2, Math.max(0.01, Math.abs(start.slope) * 0.3));
  }
  if (seasonal) {
    from.push(0.1);
    steps.push(0.15);
  }
  if (damped) {
    from.push(0.95);
    steps.push(-0.05);
  }
  const apply = (point: readonly number[]): number => {
    const alpha = point[0]!;
    if (alpha < 0.001 || alpha > 0.999) return Infinity;
    let next = 2;
    let [beta, slope, gamma, phi] = [0, 0, 0, 1];
    if (trended) {
      const share = point[next++]!;
      if (share < 0.0001 || share > 1) return Infinity;
      beta = share * alpha;
      slope = point[next++]!;
    }
    if (seasonal) {
      const share = point[next++]!;
      if (share < 0.0001 || share > 1) return Infinity;
      gamma = share * (1 - alpha);
    }
    if (damped) {
      phi = point[next++]!;
      if (phi < 0.8 || phi > 0.98) return Infinity;
    }
    return filter.run(alpha, beta, gamma, phi, point[1]!, slope);
  };
  const { point, value } = nelderMead(apply, from, { steps, maxEvaluations: MAX_EVALUATIONS });
  apply(point);
  const n = history.length;
  const parameters = from.length + 1 + (seasonal ? m - 1 : 0);
  const room = n - parameters - 1;
  const aicc = room > 0 ? value + 2 * parameters + (2 * parameters * (parameters + 1)) / room : Infinity;
  return {
    model,
    aicc,
    alpha: point[0]!,
    slope: trended ? filter.slope : 0,
    phi: damped ? point[point.length - 1]! : 1,
    mean: filter.forecast(horizon),
    errors: [...filter.errors],
  };
}

function meanOfFirst(history: readonly number[], start: Start, model: EtsModel): number {
  const first = history.slice(0, Math.min(history.length, 10));
  const adjusted = first.map((value, t) => {
    const season = start.season[t % start.season.length]!;
    return model.season === 'N' ? value : model.season === 'A' ? value - season : value / season;
  });
  return mean(adjusted);
}

/** The recursions of one model over one history, reused for every trial of its parameters. */
class Filter {
  level = 0;
  slope = 0;
  readonly errors: Float64Array;
  private readonly season: Float64Array;
  private phi = 1;

  constructor(
    private readonly history: readonly number[],
    private readonly model: EtsModel,
    private readonly firstSeason: readonly number[],
  ) {
    this.errors = new Float64Array(history.length);
    this.season = new Float64Array(firstSeason.length);
  }

  /** Runs through the history and returns −2 log likelihood (less its constant). */
  run(alpha: number, beta: number, gamma: number, phi: number, level: number, slope: number): number {
    const { history, errors, season } = this;
    const multiplicativeError = this.model.error === 'M';
    const multiplicativeSeason = this.model.season === 'M';
    const seasonal = this.model.season !== 'N';
    const m = season.length;
    season.set(this.firstSeason);
    let squares = 0;
    let logs = 0;
    let place = 0;
    for (let t = 0; t < history.length; t += 1) {
      const drift = phi * slope;
      const base = level + drift;
      const index = season[place]!;
      const forecast = multiplicativeSeason ? base * index : base + index;
      const error = history[t]! - forecast;
      errors[t] = error;
      if (multiplicativeError) {
        if (forecast <= 0) return Infinity;
        const relative = error / forecast;
        squares += relative * relative;
        logs += Math.log(forecast);
      } else squares += error * error;
      const levelError = multiplicativeSeason ? error / index : error;
      level = base + alpha * levelError;
      slope = drift + beta * levelError;
      if (seasonal)
        season[place] = index + gamma * (multiplicativeSeason ? (base > 0 ? error / base : 0) : error);
      place = place + 1 === m ? 0 : place + 1;
    }
    this.level = level;
    this.slope = slope;
    this.phi = phi;
    // A perfect fit would have the likelihood of minus infinity; the floor keeps constants comparable.
    return history.length * Math.log(Math.max(squares, 1e-20 * history.length)) + 2 * logs;
  }

  forecast(horizon: number): number[] {
    const { history, season, model } = this;
    let level = this.level;
    let step = this.slope;
    return Array.from({ length: horizon }, (_, k) => {
      step *= this.phi;
      level += step;
      const index = season[(history.length + k) % season.length]!;
      return model.season === 'M' ? level * index : level + index;
    });
  }
}
