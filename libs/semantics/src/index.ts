export * from './model';
export {
  type Calendar,
  fiscalYearOf,
  fiscalYearStart,
  type Holiday,
  holidayIn,
  type HolidayRule,
} from './calendar';
export { type SemanticFile, readSemanticFiles } from './files/read-semantic-files';
export { loadSemanticModel } from './files/load-semantic-model';
export { type SemanticFault, SemanticFilesError } from './files/semantic-files-error';
export {
  DIALECTS,
  type Dialect,
  GUARD_CODES,
  GUARD_LIMITS,
  type GuardCode,
  type GuardContext,
  type GuardSchema,
  guardSchemaOf,
  type GuardTable,
  type GuardVerdict,
  SqlGuard,
} from './guard';
export { TABLE_COLUMNS } from './guard/physical-columns';
export { type CompiledQuery, compileMetricQuery } from './compiler/compile-metric-query';
export type { CompileOptions } from './compiler/compile-context';
export { availableMembers, describePersona, type PersonaDescription } from './describe-persona';
export { JoinGraph } from './join-graph';
export { PARTITION_COLUMN, type PhysicalTable, physicalTables } from './physical-table';
export { checkSemanticFiles, type SemanticCheck } from './check/check-semantic-files';
export { builtInDefinitions } from './files/built-in-definitions';
