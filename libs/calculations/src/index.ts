export { type Forecast, forecast } from './forecast/forecast';
export type { ForecastEvent, ForecastRefusal, ForecastRequest } from './forecast/request';
export type { Drivers, SeasonDriver } from './forecast/drivers';
export type { EventEffect } from './forecast/events';
export { classifyDemand, type DemandClass, type DemandPattern } from './forecast/intermittent';
export { usualSeasonLengths } from './forecast/seasonality';
export {
  type PlannedRoute,
  type PlannedStop,
  ROUTE_LIMITS,
  type RoutePlan,
  type RouteProblem,
  type RouteStop,
  type TravelTable,
  type UnservedReason,
  type UnservedStop,
} from './routes/route-problem';
export type { Metric } from './routes/search/travel';
export {
  type ImproveOptions,
  improveRoutes,
  type RouteProgress,
  type SearchBudget,
  solveRoutes,
} from './routes/improve-routes';
export { verifyRoutePlan } from './routes/verify-plan';
export type { RoutingInstance } from './routes/instances/instance';
export { readRoutingInstance } from './routes/instances/read-instance';
