import type { SelectStmt } from 'libpg-query';
import type { DialectRules } from './dialects';
import { LIMITS } from './limits';
import type { Output, Scope, WithNames } from './scope';
import { Rejection } from './verdict';

/** What one persona may read, and what others may. */
export interface PersonaTables {
  readonly allowed: ReadonlyMap<string, Output>;
  readonly others: ReadonlySet<string>;
}

/** State of the check of one statement: what it may do, what it was seen to read, and what it has used up. */
export class Statement {
  readonly tables = new Set<string>();
  readonly columns = new Set<string>();
  private nodes = 0;

  constructor(
    readonly rules: DialectRules,
    readonly persona: PersonaTables,
  ) {}

  /** As the engine compares names. The parser has already folded those without quotes. */
  name(text: string): string {
    return this.rules.foldsQuotedNames ? text.toLowerCase() : text;
  }

  countNode(): void {
    if (++this.nodes > LIMITS.nodes) throw new Rejection('TOO_COMPLEX', `More than ${LIMITS.nodes} parts.`);
  }
}

/** Where an expression stands: decides which names it can use. */
export interface Place {
  readonly scope: Scope;
  readonly withNames: WithNames | undefined;
  /** The SELECT list's aliases are visible. */
  readonly aliases: boolean;
  readonly selectDepth: number;
}

/** Checks a SELECT within another; `parent` is the scope that it may refer to. */
export type CheckSelect = (
  select: SelectStmt,
  parent: Scope | undefined,
  withNames: WithNames | undefined,
  selectDepth: number,
) => Output;
