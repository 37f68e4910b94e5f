/** Functions that PostgreSQL lacks, in a schema that every user may use. */
export const REDSHIFT_FUNCTIONS: readonly string[] = [
  'CREATE SCHEMA IF NOT EXISTS redshift',
  'GRANT USAGE ON SCHEMA redshift TO PUBLIC',
  `CREATE OR REPLACE FUNCTION redshift.datediff(part text, a date, b date) RETURNS bigint IMMUTABLE LANGUAGE sql AS
   $$ SELECT CASE part WHEN 'day' THEN (b - a)::bigint END $$`,
  `CREATE OR REPLACE FUNCTION redshift.dateadd(part text, n integer, a date) RETURNS timestamp IMMUTABLE LANGUAGE sql AS
   $$ SELECT a + make_interval(days => CASE part WHEN 'day' THEN n END) $$`,
];

/** Where Redshift writes something that PostgreSQL does not read; whatever both read stays as it is. */
const REWRITTEN: readonly (readonly [RegExp, string])[] = [
  [/\b(DATEDIFF|DATEADD)\s*\(\s*(\w+)\s*,/gi, "redshift.$1('$2',"],
  [/\bDISTSTYLE\s+(ALL|AUTO|EVEN|KEY)\b/gi, ''],
  [/\bDISTKEY\s*\([^)]*\)/gi, ''],
  [/\b(COMPOUND\s+|INTERLEAVED\s+)?SORTKEY\s*\([^)]*\)/gi, ''],
  [/\bPASSWORD\s+DISABLE\b/gi, 'PASSWORD NULL'],
];

export const toPostgres = (sql: string): string =>
  REWRITTEN.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), sql);

const COPY =
  /^COPY\s+(\S+)\s+\(([^)]*)\)\s+FROM\s+'([^']+)'\s+IAM_ROLE\s+'([^']+)'\s+FORMAT\s+AS\s+PARQUET\s*$/i;

export interface CopyStatement {
  readonly table: string;
  readonly columns: string;
  readonly location: string;
  readonly role: string;
}

export function copyStatement(sql: string): CopyStatement | undefined {
  const [, table, columns, location, role] = COPY.exec(sql) ?? [];
  return table === undefined ? undefined : { table, columns: columns!, location: location!, role: role! };
}
