import { loadModule, parseSync, type SelectStmt, SqlError } from 'libpg-query';
import { DIALECT_RULES, type Dialect, type DialectRules, DIALECTS } from './dialects';
import type { GuardSchema } from './guard-schema';
import { passLexicalGate } from './lexical-gate';
import { kindOf } from './nodes';
import { tableOutput } from './scope';
import { SelectCheck } from './select-check';
import { type PersonaTables, Statement } from './statement';
import { type GuardVerdict, Rejection } from './verdict';

export interface GuardContext {
  readonly dialect: Dialect;
  readonly persona: string;
}

/**
 * Decides whether a statement may run: one SELECT over the persona's tables, made of nothing that is not listed.
 * It parses with PostgreSQL's own grammar, for every dialect; what only another dialect's grammar reads is refused.
 * It looks at the text alone. The warehouse still has to run the statement with read-only rights, without files or
 * network, and under time, memory and row limits.
 */
export class SqlGuard {
  /** By dialect, then by persona. */
  private constructor(private readonly personas: ReadonlyMap<Dialect, ReadonlyMap<string, PersonaTables>>) {}

  /** Loads the parser, once per process. */
  static async create(schema: GuardSchema): Promise<SqlGuard> {
    await loadModule();
    return new SqlGuard(new Map(DIALECTS.map((dialect) => [dialect, personasOf(schema, dialect)])));
  }

  /** Never throws, and never takes longer than its limits allow: every text, dialect and persona gets a verdict. */
  check(sql: string, { dialect, persona }: GuardContext): GuardVerdict {
    const rules = Object.hasOwn(DIALECT_RULES, dialect) ? DIALECT_RULES[dialect] : undefined;
    if (!rules) return rejected(new Rejection('UNKNOWN_DIALECT', `There is no dialect "${dialect}".`));
    const tables = this.personas.get(dialect)?.get(persona);
    if (!tables) return rejected(new Rejection('UNKNOWN_PERSONA', `There is no persona "${persona}".`));
    const statement = new Statement(rules, tables);
    try {
      new SelectCheck(statement).check(parse(sql, rules), undefined, undefined, 1);
    } catch (thrown) {
      return rejected(rejectionOf(thrown), statement);
    }
    const read = [...statement.tables].sort();
    return {
      verdict: 'accept',
      code: 'ACCEPTED',
      reason: read.length === 0 ? 'Reads no table.' : `Reads ${read.join(', ')}.`,
      tables: read,
      columns: [...statement.columns].sort(),
    };
  }
}

function personasOf(schema: GuardSchema, dialect: Dialect): Map<string, PersonaTables> {
  const { partitionColumn } = DIALECT_RULES[dialect];
  const tables = new Map(schema.tables.map((table) => [table.name, tableOutput(table, partitionColumn)]));
  const names = new Set([...tables.keys(), ...schema.personas.flatMap((persona) => persona.tables)]);
  return new Map(
    schema.personas.map(({ id, tables: own }): [string, PersonaTables] => {
      const allowed = new Map([...tables].filter(([name]) => own.includes(name)));
      return [id, { allowed, others: new Set([...names].filter((name) => !allowed.has(name))) }];
    }),
  );
}

function parse(text: string, rules: DialectRules): SelectStmt {
  const { sql } = passLexicalGate(text, rules.spellings);
  const [first, ...more] = sql.trim() === '' ? [] : (parseSync(sql).stmts ?? []);
  if (first?.stmt === undefined) throw new Rejection('NOT_ONE_SELECT', 'There is no statement.');
  if (more.length > 0) throw new Rejection('NOT_ONE_SELECT', 'There is more than one statement.');
  const { stmt } = first;
  if (!('SelectStmt' in stmt)) {
    throw new Rejection('NOT_ONE_SELECT', `${kindOf(stmt).replace(/Stmt$/, '')} is no SELECT.`);
  }
  if (stmt.SelectStmt.valuesLists) throw new Rejection('NOT_ONE_SELECT', 'VALUES alone is no SELECT.');
  return stmt.SelectStmt;
}

/** What is no verdict of ours is the parser's, or the end of a stack or a memory: refused all the same. */
function rejectionOf(thrown: unknown): Rejection {
  if (thrown instanceof Rejection) return thrown;
  if (thrown instanceof SqlError)
    return new Rejection('PARSE_ERROR', `The statement cannot be read: ${thrown.message}.`);
  return new Rejection('TOO_COMPLEX', 'The statement is too large to be checked.');
}

function rejected({ code, reason }: Rejection, statement?: Statement): GuardVerdict {
  return {
    verdict: 'reject',
    code,
    reason,
    tables: [...(statement?.tables ?? [])].sort(),
    columns: [...(statement?.columns ?? [])].sort(),
  };
}
