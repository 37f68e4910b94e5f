import {
  forecast,
  type ForecastRequest,
  improveRoutes,
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

/** What may take long, by name. Input decides output, but for a search by time. */
export const CALCULATIONS = {
  'optimise-routes': optimiseRoutes,
  forecast: (request: ForecastRequest) => forecast(request),
  'advise-items': adviseItems,
  'stockout-risks': stockoutRisks,
} satisfies Record<string, Calculation>;

export type CalculationName = keyof typeof CALCULATIONS;
