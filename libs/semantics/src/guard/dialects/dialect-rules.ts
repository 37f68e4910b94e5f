import type { Spellings } from '../lexical-gate';

export const DIALECTS = ['postgres', 'duckdb', 'redshift', 'trino'] as const;
/** The SQL that a warehouse speaks; Athena speaks trino. */
export type Dialect = (typeof DIALECTS)[number];

/** `ordered` aggregates take WITHIN GROUP. */
export type FunctionKind = 'scalar' | 'aggregate' | 'ordered' | 'window';

/** What one dialect allows beyond what all have. Every list is an allow-list. */
export interface DialectRules {
  readonly dialect: Dialect;
  /** The engine compares names without regard to case, even quoted ones. */
  readonly foldsQuotedNames: boolean;
  /** Schema names that may stand before a table. */
  readonly schemas: ReadonlySet<string>;
  readonly functions: ReadonlyMap<string, FunctionKind>;
  /** Functions whose first argument is a bare date part: DATEADD(day, …). */
  readonly datePartFunctions: ReadonlySet<string>;
  /** Names that are values without being columns: SYSDATE. */
  readonly constants: ReadonlySet<string>;
  /** Functions that may be called with `name => value`. */
  readonly namedArgumentFunctions: ReadonlySet<string>;
  /** The only functions that may stand in FROM; their bounds have to be literals. */
  readonly seriesFunctions: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly operators: ReadonlySet<string>;
  /** Regular expression operators; the pattern has to be a literal. */
  readonly patternOperators: ReadonlySet<string>;
  /** Position of the pattern among the arguments of functions that take one. */
  readonly patternFunctions: ReadonlyMap<string, number>;
  /** Words that the engine reads as syntax where PostgreSQL reads an alias. */
  readonly aliasKeywords: ReadonlySet<string>;
  /** Clauses, beside ORDER BY and GROUP BY, in which the SELECT list's aliases can be used. */
  readonly aliasesIn: ReadonlySet<'select' | 'where' | 'having'>;
  readonly spellings: Spellings;
  /** Column that partitioned tables have besides their own. */
  readonly partitionColumn?: string;
  readonly allows: {
    readonly filter: boolean;
    readonly lateral: boolean;
    readonly distinctOn: boolean;
    readonly arrays: boolean;
  };
}

/** Words of a list in a template string, so that lists stay readable. */
export const words = (text: string): string[] => text.trim().split(/\s+/);

export function functionsOf(
  kinds: Readonly<Record<FunctionKind, string>>,
  common: ReadonlyMap<string, FunctionKind> = new Map(),
): ReadonlyMap<string, FunctionKind> {
  const functions = new Map(common);
  for (const [kind, text] of Object.entries(kinds)) {
    for (const name of text.trim() === '' ? [] : words(text)) functions.set(name, kind as FunctionKind);
  }
  return functions;
}
