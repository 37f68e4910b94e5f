import type { MetricQuery } from '#libs/contracts';
import type { Dialect } from '../guard/dialects';
import { type ExpressionPart, parseExpression } from '../expression';
import { JoinGraph } from '../join-graph';
import type { Dimension, Entity, PersonaFile, SemanticModel } from '../model';
import { dateLiteral, isDay, shiftDay } from './literal';
import { queryProblem } from './query-problem';
import { SQL_DIALECTS, type SqlDialect } from './sql-dialect';

export interface CompileOptions {
  dialect: Dialect;
  persona: string;
  /** The day that "today" means, YYYY-MM-DD. */
  today: string;
  /** LIMIT of results that have no smaller one of their own. */
  maxRows: number;
  /** Warehouse codes whose rows may be seen; null or absent: all. */
  sites?: readonly string[] | null;
}

/** A query inside another one. */
export interface Subquery {
  /** Its SELECT, a line each. */
  lines: readonly string[];
  /** Names of the columns that show the dimensions that were asked for, in their order. */
  columns: readonly string[];
}

/** Queries within queries within queries: nobody can read more. */
const MAX_NESTED_QUERIES = 3;

/** What is worked out once for a model. */
interface ModelFacts {
  graph: JoinGraph;
  expressions: Map<string, ExpressionPart[]>;
}

const facts = new WeakMap<SemanticModel, ModelFacts>();

function factsOf(model: SemanticModel): ModelFacts {
  const known = facts.get(model);
  if (known) return known;
  const fresh = { graph: new JoinGraph(model.entities), expressions: new Map<string, ExpressionPart[]>() };
  facts.set(model, fresh);
  return fresh;
}

/** What every part of one compilation needs to know, and the tables that it came to use. */
export class CompileContext {
  readonly graph: JoinGraph;
  readonly sql: SqlDialect;
  readonly tables = new Set<string>();
  readonly sites: readonly string[] | null;
  readonly maxRows: number;
  private readonly expressions: Map<string, ExpressionPart[]>;
  private readonly persona: PersonaFile;
  private readonly values = new Map<string, object>();
  private readonly day: string;
  private nested = 0;

  /** @param compileNested writes a query that stands within the one being compiled, in this context. */
  constructor(
    readonly model: SemanticModel,
    options: CompileOptions,
    private readonly compileNested: (
      context: CompileContext,
      query: MetricQuery,
      dimensions: readonly Dimension[],
    ) => Subquery,
  ) {
    const persona = model.personas.get(options.persona);
    if (!persona) throw queryProblem('There is no such persona.', { persona: options.persona });
    if (!isDay(options.today)) throw queryProblem('today must be a day, YYYY-MM-DD.');
    if (!Number.isInteger(options.maxRows) || options.maxRows < 1) {
      throw queryProblem('maxRows must be a positive whole number.');
    }
    this.persona = persona;
    const { graph, expressions } = factsOf(model);
    this.graph = graph;
    this.expressions = expressions;
    this.sql = SQL_DIALECTS[options.dialect];
    this.sites = options.sites ?? null;
    this.maxRows = options.maxRows;
    this.day = options.today;
  }

  subquery(query: MetricQuery, dimensions: readonly Dimension[]): Subquery {
    if (this.nested >= MAX_NESTED_QUERIES) {
      throw queryProblem(`Queries stand within each other more than ${MAX_NESTED_QUERIES} deep.`);
    }
    this.nested++;
    const subquery = this.compileNested(this, query, dimensions);
    this.nested--;
    return subquery;
  }

  today(offsetDays = 0): string {
    return dateLiteral(this.dayAt(offsetDays));
  }

  /** The day that lies so many days after today, YYYY-MM-DD. */
  dayAt(offsetDays: number): string {
    return shiftDay(this.day, offsetDays);
  }

  /** An expression of the semantic files, of which there are only so many. */
  parse(sql: string): ExpressionPart[] {
    let parts = this.expressions.get(sql);
    if (!parts) this.expressions.set(sql, (parts = parseExpression(sql)));
    return parts;
  }

  /** The first object that was equal to this one, so that equal parts of a query are computed once. */
  same<T extends object>(value: T): T {
    const key = JSON.stringify(value);
    if (!this.values.has(key)) this.values.set(key, value);
    return this.values.get(key) as T;
  }

  entity(name: string): Entity {
    const entity = this.model.entities.get(name);
    if (!entity) throw queryProblem(`There is no entity ${name}.`, { entity: name });
    return entity;
  }

  allows(entity: string): boolean {
    return this.persona.tables.includes(this.entity(entity).table);
  }

  /** Notes the entity's table as used. @throws QUERY_INVALID when it is not one of the persona's. */
  use(entity: string): Entity {
    const used = this.entity(entity);
    if (!this.allows(entity)) {
      throw queryProblem(`${this.persona.label} has no access to ${used.plural.toLowerCase()}.`, {
        entity,
        persona: this.persona.persona,
      });
    }
    this.tables.add(used.table);
    return used;
  }
}
