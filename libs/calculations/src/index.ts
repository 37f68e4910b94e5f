export { type Forecast, forecast } from './forecast/forecast';
export type { ForecastEvent, ForecastRequest } from './forecast/request';
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
export {
  AREA_ORDER_LIMIT,
  type AreaOrder,
  type AreaPlan,
  type AreaProblem,
  type AreaRoute,
  planByArea,
} from './routes/plan-by-area';
export {
  routeMap,
  routePetals,
  type RouteSchematic,
  type SchematicPoint,
  type SchematicStop,
} from './routes/route-schematic';
export {
  Baskets,
  type BasketLines,
  type BoughtTogether,
  type TogetherRules,
} from './recommendations/bought-together';
export {
  DEFAULT_MATRIX_ITEMS,
  type FitProgress,
  fitRecommendations,
  MOST_MATRIX_ITEMS,
  recommendationModel,
  type RecommendationRequest,
} from './recommendations/fit-recommendations';
export { INTERACTION_LIMITS, type Interactions, type Weighting } from './recommendations/interactions';
export { MODEL_VERSION, type ModelBytes, modelFromBytes, modelToBytes } from './recommendations/model-bytes';
export { discountedGain, recallAt } from './recommendations/ranking-quality';
export type { Baseline, ModelSettings, RecommendationModel } from './recommendations/recommendation-model';
export {
  MOST_RECOMMENDED,
  type Purchase,
  type Recommendation,
  type RecommendationBasis,
  type RecommendationRules,
  Recommender,
} from './recommendations/recommender';
export type { Refusal } from './refusal';
export {
  type DemandDistribution,
  type DemandHistory,
  demandOver,
  leadTimeDemand,
} from './stock/lead-time-demand';
export { type OrderAdvice, type OrderRequest, adviseOrder } from './stock/order-advice';
export { type OrderRules, roundOrder } from './stock/order-rules';
export { demandHasShifted } from './stock/stock-input';
export { type Receipt, stockoutProbability, type StockoutRequest } from './stock/stockout';
export {
  continuousReview,
  economicOrderQuantity,
  maxMinusAverageSafetyStock,
  newsvendorNormal,
  newsvendorRatio,
  normalSafetyStock,
  reorderPoint,
} from './stock/textbook';
export { optimalMinMax } from './stock/min-max';
export { compareSupplierCosts, type ProductCost, type SupplierCostIndex } from './suppliers/cost-index';
export { type CostSaving, findCostSavings, type PurchaseHistory } from './suppliers/cost-savings';
export type { Shrunk } from './suppliers/shrinkage';
export {
  SCORE_WEIGHTS,
  scoreSuppliers,
  type SupplierRecord,
  type SupplierScore,
} from './suppliers/supplier-score';
export { MIN_TREND_PERIODS, type Trend, trendOf } from './suppliers/trend';
export {
  type AssignmentReason,
  DAILY_PLAN_LIMITS,
  type DailyPlan,
  type DailyPlanRefusal,
  type DailyPlanRequest,
  type EditedAssignment,
  type MinutesByPriority,
  type PersonLoad,
  type PlanChange,
  type PlanFault,
  type PlanFaultKind,
  type PlannedAssignment,
  type PlanScore,
  type PreviousAssignment,
  type RequestFault,
  type RequestFaultKind,
  type SkillLevel,
  type StaffOnShift,
  type StoreTask,
  type TaskPriority,
  type TimeSpan,
  type UnplacedReason,
  type UnplacedTask,
} from './staffing/daily-plan';
export { checkPlan } from './staffing/check-plan';
export { type StoreDayOptions, storeDay } from './staffing/instances';
export { loadWeights } from './staffing/objective';
export { jainIndex } from './staffing/plan-score';
export { planValue } from './staffing/plan-value';
export {
  improveDay,
  iterationsFor,
  planDay,
  type PlanDayOptions,
  type PlanProgress,
} from './staffing/plan-day';
