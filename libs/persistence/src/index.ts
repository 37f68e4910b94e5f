export {
  AuditLog,
  auditParameter,
  type AuditVerification,
  insertAudit,
  type NewAuditEntry,
} from './audit/audit-log';
export {
  createDataSource,
  type DataSourceOptions,
  type Persistence,
  type PreparedStatement,
  readPrepared,
} from './data-source';
export { isUniqueViolation, toTypedDatabaseError } from './database-error';
export { DatabaseModule, databaseOptions, type DatabaseOptions } from './database.module';
export { DataDirectoryInUseError, lockDataDirectory } from './embedded/data-directory-lock';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded/embedded-postgres';
export { GroupCommit } from './group-commit';
export { type JobHandler, type RunningJob, UnrecoverableJobError } from './jobs/job-handler';
export { type DeadLetter, type EnqueueOptions, type JobCounts, JobQueue } from './jobs/job-queue';
export { JobsModule } from './jobs/jobs.module';
export { Lease, type LeaseOptions } from './lease/lease';
export { Leases } from './lease/leases';
export { migrate } from './migrate';
export { type CursorPart, decodeCursor, encodeCursor, pageOf } from './page-cursor';
export { LosableRedis, type LosableRedisOptions } from './redis/losable-redis';
export { type RedactedTable, redactRows } from './redaction/redact-rows';
