import type { Filter } from '#libs/contracts';
import type { Dimension } from '../model';
import type { CompileContext } from './compile-context';
import { filterConditions, narrowRollups, rowConditions } from './filter-conditions';
import { grainFor } from './grain';
import type { GroupColumn } from './group-column';
import type { Aggregate } from './measure-tree';
import { queryProblem } from './query-problem';
import type { ResultRow } from './relation';
import { locateFrom, RowScope } from './row-scope';
import { conjunct, indent, selectStatement } from './sql-text';

/** Where a grouped SELECT takes its rows from, and how its columns are written over them. */
export interface AggregateSource {
  readonly from: readonly string[];
  readonly where: readonly string[];
  /** Expressions of the group columns, in their order. */
  readonly groups: readonly string[];
  value(aggregate: Aggregate): string;
}

export interface Restriction {
  filters: readonly Filter[];
  /** Ranges of the time dimensions as filters, each with the field that it is about. */
  ranges: readonly { dimension: Dimension; filter: Filter }[];
  /** What the result's rows are, where it lists distinct things without measures. */
  row?: ResultRow;
}

/** The source for aggregates of one or of several entities. */
export function aggregateSource(
  context: CompileContext,
  aggregates: readonly Aggregate[],
  groups: readonly GroupColumn[],
  restriction: Restriction,
): AggregateSource {
  const entities = [...new Set(aggregates.map(({ entity }) => entity))];
  if (entities.length === 1) return entitySource(context, entities[0]!, aggregates, groups, restriction);
  return combinedSource(context, entities, aggregates, groups, restriction);
}

/**
 * One entity's aggregates. Where the groups need finer rows than the entity's, each of its rows still counts once in
 * each group: an order counts once for dairy, however many dairy lines it has.
 */
function entitySource(
  context: CompileContext,
  entity: string,
  aggregates: readonly Aggregate[],
  groups: readonly GroupColumn[],
  { filters, ranges, row }: Restriction,
): AggregateSource {
  checkDates(context, entity, aggregates, groups, ranges);
  const base = grainFor(context, entity, groups);
  const scope = new RowScope(context, base);
  const restrictions = [...ranges.map(({ filter }) => filter), ...filters];
  narrowRollups(scope, restrictions);
  const columns = groups.map((group) => group.sql(scope));
  const conditions = rowConditions(scope, restrictions, row);
  const where = (): string[] => [...scope.conditions, ...conditions];
  const key = base === entity ? undefined : keyOf(scope, entity);
  if (key === undefined || !aggregates.some(({ function: name }) => name === 'sum' || name === 'avg')) {
    const values = new Map(
      aggregates.map((each) => [
        each,
        aggregateSql(context, each, rowInput(scope, each, key?.join(" || '-' || "))),
      ]),
    );
    return { from: scope.from(), where: where(), groups: columns, value: (each) => values.get(each)! };
  }
  const inputs = aggregates.map((each) => rowInput(scope, each, '1').expression);
  const statement = selectStatement({
    select: [
      ...columns.map((sql, at) => `${sql} AS ${groups[at]!.name}`),
      ...inputs.map((sql, at) => `MAX(${sql}) AS input_${at + 1}`),
    ],
    from: scope.from(),
    where: where(),
    groupBy: [...columns, ...key],
  });
  const alias = `single_${entity}`;
  return {
    from: ['FROM (', ...indent(statement), `) AS ${alias}`],
    where: [],
    groups: groups.map(({ name }) => `${alias}.${name}`),
    value: (each) => {
      const expression = `${alias}.input_${aggregates.indexOf(each) + 1}`;
      return aggregateSql(context, each, { expression, distinct: false });
    },
  };
}

/**
 * Aggregates of several entities side by side: one SELECT an entity, stacked, then grouped once more. A group that
 * only one of them has keeps its row.
 */
function combinedSource(
  context: CompileContext,
  entities: readonly string[],
  aggregates: readonly Aggregate[],
  groups: readonly GroupColumn[],
  { filters, ranges, row }: Restriction,
): AggregateSource {
  const name = (each: Aggregate): string => `value_${aggregates.indexOf(each) + 1}`;
  const arms = entities.map((entity) => {
    // What an entity has no date for (stock is what it is now) is shown beside what happened in the period.
    const own = ranges.filter(({ dimension }) => locateFrom(context, entity, dimension));
    if (ranges.length > 0 && own.length < ranges.length && !someEntityHasAll(context, entities, ranges)) {
      throw queryProblem('No measure of this question has all the dates that it names.');
    }
    const mine = aggregates.filter((each) => each.entity === entity);
    const source = entitySource(context, entity, mine, groups, { filters, ranges: own, row });
    return selectStatement({
      select: [
        ...source.groups.map((sql, at) => `${sql} AS ${groups[at]!.name}`),
        ...aggregates.map(
          (each) => `${each.entity === entity ? source.value(each) : nothing(each)} AS ${name(each)}`,
        ),
      ],
      from: source.from,
      where: source.where,
      groupBy: source.groups,
    });
  });
  const stacked = arms.flatMap((arm, at) => (at === 0 ? arm : ['UNION ALL', ...arm]));
  return {
    from: ['FROM (', ...indent(stacked), ') AS parts'],
    where: [],
    groups: groups.map((group) => `parts.${group.name}`),
    value: (each) => {
      const value = `MAX(parts.${name(each)})`;
      const additive =
        each.function === 'count' || each.function === 'count_distinct' || each.function === 'sum';
      return additive ? `COALESCE(${value}, 0)` : value;
    },
  };
}

/** A total of what has no date, such as stock, cannot be that of a period. */
function checkDates(
  context: CompileContext,
  entity: string,
  aggregates: readonly Aggregate[],
  groups: readonly GroupColumn[],
  ranges: Restriction['ranges'],
): void {
  if (!aggregates.some(({ function: name }) => name === 'sum' || name === 'avg')) return;
  const dates = [...ranges, ...groups.filter(({ isTime }) => isTime)].map(({ dimension }) => dimension);
  const missing = dates.find((dimension) => !locateFrom(context, entity, dimension));
  if (!missing) return;
  const { plural } = context.entity(entity);
  throw queryProblem(
    `${plural} have no ${missing.label.toLowerCase()}: their totals cannot be those of a period.`,
    {
      entity,
      member: missing.member,
    },
  );
}

function someEntityHasAll(
  context: CompileContext,
  entities: readonly string[],
  ranges: Restriction['ranges'],
): boolean {
  return entities.some((entity) => ranges.every(({ dimension }) => locateFrom(context, entity, dimension)));
}

function nothing({ isDate }: Aggregate): string {
  return `CAST(NULL AS ${isDate ? 'DATE' : 'BIGINT'})`;
}

interface AggregateInput {
  /** `*` counts rows. */
  expression: string;
  /** The expression is the key of a row that may come more than once. */
  distinct: boolean;
}

/** What is aggregated for one row; `key` stands for the row where rows are counted and may repeat. */
function rowInput(
  scope: RowScope,
  { entity, function: name, sql, condition, filters }: Aggregate,
  key?: string,
): AggregateInput {
  const conditions = filterConditions(scope, filters);
  if (condition !== undefined) conditions.unshift(conjunct(scope.expression(entity, condition)));
  const distinct = sql === undefined && key !== undefined;
  const expression = sql === undefined ? (key ?? '*') : scope.expression(entity, sql);
  if (conditions.length === 0) return { expression, distinct };
  const otherwise = name === 'sum' && key === undefined ? ' ELSE 0' : '';
  const value = expression === '*' ? '1' : expression;
  return { expression: `CASE WHEN ${conditions.join(' AND ')} THEN ${value}${otherwise} END`, distinct };
}

function aggregateSql(
  context: CompileContext,
  { function: name }: Aggregate,
  { expression, distinct }: AggregateInput,
): string {
  switch (name) {
    case 'count':
      return `COUNT(${distinct ? 'DISTINCT ' : ''}${expression})`;
    case 'count_distinct':
      return `COUNT(DISTINCT ${expression})`;
    case 'avg':
      return context.sql.average(expression);
    default:
      return `${name.toUpperCase()}(${expression})`;
  }
}

/** The key columns of an entity, as text, so that several make one. */
function keyOf(scope: RowScope, entity: string): string[] {
  const { key, dimensions } = scope.context.entity(entity);
  return key.map((column) => {
    const dimension = [...dimensions.values()].find((candidate) => candidate.column === column);
    const sql = scope.column(entity, column);
    return key.length === 1 || dimension === undefined || dimension.type === 'string'
      ? sql
      : `CAST(${sql} AS VARCHAR)`;
  });
}
