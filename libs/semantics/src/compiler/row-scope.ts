import {
  type DateReference,
  type ExpressionPart,
  type FieldReference,
  fieldsOf,
  parseField,
} from '../expression';
import type { JoinEdge } from '../join-graph';
import type { Dimension, Entity, RollupFile } from '../model';
import type { CompileContext } from './compile-context';
import { textLiteral } from './literal';
import { type MonthBound, monthBoundsOf, partitionConditions } from './partition-pruning';
import { queryProblem } from './query-problem';
import { indent, selectStatement } from './sql-text';

/** A dimension as the rows of `base` have it: reached through joins, or a reachable one with the same concept. */
export function locateFrom(
  context: CompileContext,
  base: string,
  dimension: Dimension,
): Dimension | undefined {
  if (context.graph.reaches(base, dimension.entity)) return dimension;
  if (dimension.concept === undefined) return undefined;
  for (const entity of context.graph.closure(base)) {
    for (const twin of context.entity(entity).dimensions.values()) {
      if (twin.concept === dimension.concept) return twin;
    }
  }
  return undefined;
}

/** A sub-select of totals that is joined; it holds only the values that somebody asked for. */
interface Rollup {
  alias: string;
  definition: RollupFile;
  inner: RowScope;
  keys: { own: string; sql: string }[];
  used: Map<string, string>;
}

/**
 * The rows of one entity with what belongs to them: the FROM clause of one SELECT. Asking for a field joins what is
 * needed; joins go only from many to one, so the number of rows never changes.
 */
export class RowScope {
  readonly conditions: string[] = [];
  /** What is known of the months that the rows are of. */
  readonly bounds: MonthBound[] = [];
  /** Conditions that a rollup of `entity` may put on its own rows, because this scope's rows fulfil them anyway. */
  narrowing?: (inner: RowScope, entity: string) => string[];
  readonly base: Entity;
  private readonly aliases = new Map<string, string>();
  private readonly rollups = new Map<string, Rollup>();
  private readonly joins: (() => string[])[] = [];

  /** `names` are the aliases taken so far; a scope inside another shares them, so that none hides another. */
  constructor(
    readonly context: CompileContext,
    base: string,
    readonly names: Set<string> = new Set(),
  ) {
    this.base = context.use(base);
    this.aliases.set(base, this.newName(base));
    this.restrictToSites();
  }

  /** FROM and its joins, one a line. Complete only when every field has been asked for. */
  from(): string[] {
    return [
      `FROM ${aliased(this.base.table, this.aliases.get(this.base.name)!)}`,
      ...this.joins.flatMap((join) => join()),
    ];
  }

  /** Whether the entity's table stands in FROM already. */
  reads(entity: string): boolean {
    return this.aliases.has(entity);
  }

  locate(dimension: Dimension): Dimension | undefined {
    return locateFrom(this.context, this.base.name, dimension);
  }

  /** The SQL of a dimension that {@link locate} found. */
  dimension({ entity, name, sql }: Dimension): string {
    return sql === undefined ? this.field(entity, { name }) : this.expression(entity, sql);
  }

  column(entity: string, column: string): string {
    if (entity !== this.base.name) {
      // A join column is equal on both sides: what stands on this side already needs no join.
      const last = this.context.graph.path(this.base.name, entity)?.at(-1);
      const pair = last?.pairs.find(({ coarse }) => coarse === this.columnName(entity, column));
      if (last && pair) return this.field(last.finer, pair.fine);
    }
    return `${this.alias(entity)}.${this.columnName(entity, column)}`;
  }

  /** A field as an expression of `entity` names it. Computed ones come in parentheses. */
  field(entity: string, { owner, name }: FieldReference): string {
    if (owner !== undefined && this.context.entity(entity).rollups[owner]) {
      const { alias, definition, inner, used } = this.rollup(entity, owner);
      if (!used.has(name)) used.set(name, inner.expression(definition.from, definition.values[name]!));
      return `${alias}.${name}`;
    }
    const target = owner ?? entity;
    const sql = this.context.entity(target).dimensions.get(name)?.sql;
    if (sql === undefined) return this.column(target, name);
    const expression = this.expression(target, sql);
    return this.context.parse(sql).length === 1 ? expression : `(${expression})`;
  }

  /** An expression of the semantic files over one row of `entity`. */
  expression(entity: string, sql: string): string {
    return this.context
      .parse(sql)
      .map((part) => this.part(entity, part))
      .join('');
  }

  usesRollup(entity: string, sql: string): boolean {
    return fieldsOf(this.context.parse(sql)).some(({ owner, name }) => {
      if (owner !== undefined && this.context.entity(entity).rollups[owner]) return true;
      const dimension = this.context.entity(owner ?? entity).dimensions.get(name);
      return dimension?.sql !== undefined && this.usesRollup(dimension.entity, dimension.sql);
    });
  }

  /** The wish, or the wish with a number: an alias that no scope around this one has. */
  newName(wish: string): string {
    let name = wish;
    for (let count = 2; this.names.has(name); count++) name = `${wish}_${count}`;
    this.names.add(name);
    return name;
  }

  private part(entity: string, part: ExpressionPart): string {
    switch (part.kind) {
      case 'text':
        return part.text.replaceAll('1.0 *', this.context.sql.fraction);
      case 'today':
        return this.context.today(part.offsetDays);
      case 'days':
        return this.context.sql.daysBetween(this.date(entity, part.from), this.date(entity, part.to));
      case 'weekday':
        return this.context.sql.weekday(this.date(entity, part.of));
      case 'period':
        return this.context.sql.periodStart(part.granularity, this.date(entity, part.of));
      case 'field':
        return this.field(entity, part.field);
    }
  }

  private date(entity: string, date: DateReference): string {
    return date === 'today' ? this.context.today() : this.field(entity, date);
  }

  private alias(entity: string): string {
    const known = this.aliases.get(entity);
    if (known !== undefined) return known;
    const path = this.context.graph.path(this.base.name, entity);
    if (!path) throw queryProblem(`${this.base.plural} have no ${entity}.`, { entity });
    for (const edge of path) this.join(edge);
    return this.aliases.get(entity)!;
  }

  private join(edge: JoinEdge): void {
    if (this.aliases.has(edge.coarser)) return;
    const { table } = this.context.use(edge.coarser);
    const own = edge.pairs.map(({ fine }) => this.field(edge.finer, fine));
    const alias = this.newName(edge.coarser);
    this.aliases.set(edge.coarser, alias);
    const on = edge.pairs.map(
      ({ coarse }, at) => `${alias}.${this.columnName(edge.coarser, coarse)} = ${own[at]}`,
    );
    this.joins.push(() => [`LEFT JOIN ${aliased(table, alias)} ON ${on.join(' AND ')}`]);
  }

  private rollup(entity: string, name: string): Rollup {
    const key = `${entity}.${name}`;
    const known = this.rollups.get(key);
    if (known) return known;
    const definition = this.context.entity(entity).rollups[name]!;
    const { from, on, where } = definition;
    const inner = new RowScope(this.context, from);
    if (where !== undefined) {
      inner.conditions.push(inner.expression(from, where));
      inner.bounds.push(...monthBoundsOf(this.context, from, this.context.parse(where)));
    }
    const isNarrowed = this.narrowing && this.totalsItsRows(entity, from, on);
    inner.conditions.push(...(isNarrowed ? this.narrowing!(inner, entity) : partitionConditions(inner)));
    const keys = Object.entries(on).map(([own, other]) => ({
      own,
      sql: inner.field(from, parseField(other)),
    }));
    const outer = keys.map(({ own }) => this.field(entity, { name: own }));
    const rollup: Rollup = { alias: this.newName(name), definition, inner, keys, used: new Map() };
    this.rollups.set(key, rollup);
    const equal = keys.map(({ own }, at) => `${rollup.alias}.${own} = ${outer[at]}`);
    this.joins.push(() => [
      'LEFT JOIN (',
      ...indent(rollupStatement(rollup)),
      `) AS ${rollup.alias} ON ${equal.join(' AND ')}`,
    ]);
    return rollup;
  }

  /** Whether each row of the rollup belongs to one row of the entity, by the join that the rollup groups by. */
  private totalsItsRows(entity: string, from: string, on: Readonly<Record<string, string>>): boolean {
    const [edge, ...more] = this.context.graph.path(from, entity) ?? [];
    if (edge === undefined || more.length > 0 || edge.pairs.length !== Object.keys(on).length) return false;
    const inner = new RowScope(this.context, from);
    return edge.pairs.every(({ fine, coarse }) => {
      const other = on[coarse];
      return other !== undefined && inner.field(from, parseField(other)) === inner.field(from, fine);
    });
  }

  private restrictToSites(): void {
    const { sites, graph } = this.context;
    if (sites === null) return;
    const owner = graph
      .closure(this.base.name)
      .find((entity) => this.context.entity(entity).site !== undefined);
    if (owner === undefined) return;
    const column = this.column(owner, this.context.entity(owner).site!);
    const codes = sites.map((site) => textLiteral(site));
    this.conditions.push(codes.length === 0 ? '1 = 0' : `${column} IN (${codes.join(', ')})`);
  }

  private columnName(entity: string, name: string): string {
    return this.context.entity(entity).dimensions.get(name)?.column ?? name;
  }
}

function rollupStatement({ inner, keys, used }: Rollup): string[] {
  return selectStatement({
    select: [
      ...keys.map(({ own, sql }) => `${sql} AS ${own}`),
      ...[...used].map(([value, sql]) => `${sql} AS ${value}`),
    ],
    from: inner.from(),
    where: inner.conditions,
    groupBy: keys.map(({ sql }) => sql),
  });
}

function aliased(table: string, alias: string): string {
  return table === alias ? table : `${table} AS ${alias}`;
}
