import {
  type DailyPlan,
  type DailyPlanRefusal,
  type DailyPlanRequest,
  forecast,
  type ForecastRequest,
  fitRecommendations,
  improveDay,
  improveRoutes,
  type PlanDayOptions,
  type RecommendationModel,
  type RecommendationRequest,
  type RoutePlan,
  type RouteProblem,
} from '#libs/calculations';
import { adviseItems } from '../inventory/domain/advise-items';
import { stockoutRisks } from '../inventory/domain/stockout-risks';
import type { Calculation, TellProgress } from './worker-protocol';

/** Input of `optimise-routes`; its output is a RoutePlan. */
export interface RouteSearch {
  problem: RouteProblem;
  /** How long to search, in milliseconds. */
  milliseconds: number;
  seed: number;
}

/** Searches for the time given and tells the best plan so far whenever there is a better one. */
function optimiseRoutes({ problem, milliseconds, seed }: RouteSearch, tell: TellProgress): RoutePlan {
  const search = improveRoutes(problem, { milliseconds, seed, clock: () => performance.now() });
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
    const { improved, spent, cost, missing } = step.value;
    if (!improved) continue;
    const open = missing === 0 ? '' : `, ${missing} stops not yet placed`;
    tell(spent, `Best so far: distance ${cost.toFixed(1)}${open}`);
  }
}

/** Fits a recommendation model and tells how far it is. */
function fitModel(request: RecommendationRequest, tell: TellProgress): RecommendationModel {
  const steps = fitRecommendations(request);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    tell(step.value.share, step.value.text);
  }
}

/** Input of `plan-day`; its output is a DailyPlan or a DailyPlanRefusal. */
export interface DayToPlan {
  request: DailyPlanRequest;
  options?: PlanDayOptions;
}

/** Plans the day and tells after every slice of repairs how far from the bound it is. */
function planTheDay({ request, options }: DayToPlan, tell: TellProgress): DailyPlan | DailyPlanRefusal {
  const search = improveDay(request, options);
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
    const { spent, gap } = step.value;
    tell(spent, `At most ${(100 * gap).toFixed(2)} % below the best plan`);
  }
}

/** What may take long, by name. Input decides output, but for a search by time. */
export const CALCULATIONS = {
  'optimise-routes': optimiseRoutes,
  'plan-day': planTheDay,
  forecast: (request: ForecastRequest) => forecast(request),
  'fit-recommendations': fitModel,
  'advise-items': adviseItems,
  'stockout-risks': stockoutRisks,
} satisfies Record<string, Calculation>;

export type CalculationName = keyof typeof CALCULATIONS;
