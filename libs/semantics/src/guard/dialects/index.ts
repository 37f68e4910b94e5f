import type { Dialect, DialectRules } from './dialect-rules';
import { duckdb } from './duckdb.dialect';
import { postgres } from './postgres.dialect';
import { redshift } from './redshift.dialect';
import { trino } from './trino.dialect';

export { DIALECTS, type Dialect, type DialectRules } from './dialect-rules';

export const DIALECT_RULES: Readonly<Record<Dialect, DialectRules>> = { postgres, duckdb, redshift, trino };
