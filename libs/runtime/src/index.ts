export { Clock } from './clock';
export { compiledWorker } from './compiled-worker';
export { Health, type HealthReport } from './health';
export { Logger, type LoggerOptions, type LogLevel } from './logging/logger';
export { NestLogger } from './logging/nest-logger';
export { LATENCY_BUCKETS_SECONDS, Metrics } from './metrics';
export { RuntimeModule, type RuntimeOptions, SETTINGS } from './runtime.module';
export { type Probes, startProbes } from './service/probes';
export { type Running, runService, type RunServiceOptions } from './service/run-service';
export {
  type CompleteSettings,
  type DevelopmentSecrets,
  developmentSecrets,
  withDevelopmentSecrets,
} from './settings/development-secrets';
export { refusalOf } from './settings/connection-refusal';
export { loadSettings } from './settings/load-settings';
export { isLoopback } from './settings/loopback';
export { type SettingFault, SettingsError } from './settings/settings-error';
export { type SettingReference, settingsReference } from './settings/settings-reference';
export type { Settings } from './settings/settings.schema';
export { type OpenSpan, openSpan } from './tracing/spans';
export { startTracing, type Tracing, type TracingOptions } from './tracing/start-tracing';
export { newTraceparent, parseTraceparent, traceIdOf, type TraceParts } from './tracing/traceparent';
