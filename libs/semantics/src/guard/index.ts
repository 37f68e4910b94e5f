export { DIALECTS, type Dialect } from './dialects';
export { type GuardSchema, guardSchemaOf, type GuardTable } from './guard-schema';
export { type GuardContext, SqlGuard } from './sql-guard';
export { LIMITS as GUARD_LIMITS } from './limits';
export { GUARD_CODES, type GuardCode, type GuardVerdict } from './verdict';
