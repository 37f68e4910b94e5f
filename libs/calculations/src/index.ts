export { type Forecast, forecast } from './forecast/forecast';
export type { ForecastEvent, ForecastRefusal, ForecastRequest } from './forecast/request';
export type { Drivers, SeasonDriver } from './forecast/drivers';
export type { EventEffect } from './forecast/events';
export { classifyDemand, type DemandClass, type DemandPattern } from './forecast/intermittent';
export { usualSeasonLengths } from './forecast/seasonality';
