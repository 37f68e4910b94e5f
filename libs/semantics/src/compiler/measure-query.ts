import type { DateRange, Filter, MeasureFilter, MeasureUse } from '#libs/contracts';
import { aggregateSource } from './aggregate-source';
import { SYMBOLS } from './comparison';
import type { CompileContext } from './compile-context';
import { dimensionNamed } from './group-column';
import { numberLiteral } from './literal';
import {
  type Aggregate,
  aggregatesOf,
  measureNamed,
  measureSql,
  type MeasureTree,
  measureTree,
  requireNumber,
  usesWindow,
} from './measure-tree';
import { type PeriodName, periodName } from './period';
import { queryProblem } from './query-problem';
import type { QueryShape } from './query-shape';
import { measureColumn, shareColumn } from './result-column';
import { locateFrom } from './row-scope';
import type { SelectColumn, Statement } from './statement';

interface MeasureOutput {
  name: string;
  tree: MeasureTree;
  column?: SelectColumn['column'];
}

/** Measures for each combination of the group columns, or for everything together. */
export function compileMeasures(context: CompileContext, shape: QueryShape): Statement {
  const { query, groups } = shape;
  const outputs = query.measures.flatMap((use) => measureOutputs(context, shape, use));
  const having = (query.having ?? []).map((filter) => ({
    filter,
    tree: measureTree(context, filter.measure),
  }));
  for (const { filter } of having) requireNumber(context, filter.measure.measure);
  const ordered = new Map<string, MeasureTree>();
  for (const { by } of query.order ?? []) {
    if (context.model.measure(by) && !shape.members.has(by))
      ordered.set(by, measureTree(context, { measure: by }));
  }
  const trees = [...outputs, ...having].map(({ tree }) => tree).concat([...ordered.values()]);
  const aggregates = [...new Set(trees.flatMap(aggregatesOf))];
  checkCompared(context, shape, aggregates);
  const source = aggregateSource(context, aggregates, groups, shape.restriction());
  const sqlOf = (tree: MeasureTree): string =>
    measureSql(tree, {
      fraction: context.sql.fraction,
      value: (each) => source.value(each),
      group: (member) => source.groups[shape.columnOf(member)]!,
      running: (each, value, reset) => shape.running!.sql(each, value, reset, source.groups),
    });

  const columns: SelectColumn[] = [
    ...groups.map(({ name, column, order }, at) => ({ name, sql: source.groups[at]!, column, order })),
    ...outputs.map(({ name, tree, column }) => ({ name, sql: sqlOf(tree), column })),
  ];
  const limitBy = shape.limitBy();
  const hidden = (tree: MeasureTree): string => {
    const name = shape.names.take(`measure_${columns.length}`);
    columns.push({ name, sql: sqlOf(tree) });
    return name;
  };
  const windows = having.filter(({ tree }) => usesWindow(tree));
  const unwanted = shape.running?.afterwards() ?? [];
  const wrapped = limitBy !== undefined || windows.length > 0 || unwanted.length > 0;
  const asked = shape.order(columns, (by) => {
    const tree = ordered.get(by);
    return tree && (wrapped ? hidden(tree) : sqlOf(tree));
  });
  const ties = groups.map(({ name }) => ({ by: name, direction: 'asc' as const }));
  return {
    distinct: false,
    columns,
    from: source.from,
    where: source.where,
    groupBy: source.groups,
    having: having
      .filter((each) => !windows.includes(each))
      .map((each) => condition(sqlOf(each.tree), each.filter)),
    afterwards: [...unwanted, ...windows.map((each) => condition(hidden(each.tree), each.filter))],
    orderBy:
      groups.length === 0
        ? []
        : [...asked, ...ties.filter(({ by }) => !asked.some((item) => item.by === by))],
    page: groups.length === 0 ? [] : shape.page(),
    limitBy,
  };
}

function measureOutputs(context: CompileContext, shape: QueryShape, use: MeasureUse): MeasureOutput[] {
  const measure = measureNamed(context, use.measure);
  const label = use.as === undefined ? measure.label : titleOf(use.as);
  const column = (name: string, ownLabel: string): SelectColumn['column'] =>
    use.share === undefined ? measureColumn(measure, name, ownLabel) : shareColumn(name, ownLabel);
  const ownLabel =
    use.as !== undefined || (!use.share && !use.cumulative)
      ? label
      : use.share
        ? `Share of ${label.toLowerCase()}`
        : `${label}, ${use.cumulative?.reset ? `${use.cumulative.reset} to date` : 'running total'}`;
  const stem = use.as ?? `${measure.name}${use.share ? '_share' : use.cumulative ? '_to_date' : ''}`;
  const ranges = shape.compared?.compareDateRange;
  if (!ranges) {
    const name = use.as === undefined ? shape.names.take(stem, measure.member) : shape.names.claim(use.as);
    if (!shape.members.has(measure.member)) shape.members.set(measure.member, name);
    return [{ name, tree: measureTree(context, use), column: column(name, ownLabel) }];
  }
  const periods = ranges.map((range) => {
    const { slug, label: period } = uniquePeriod(range, ranges);
    const name = shape.names.take(`${stem}_${slug}`);
    const tree = measureTree(context, use, [withinPeriod(shape.compared!.dimension, range)]);
    return { name, tree, column: column(name, `${ownLabel}, ${period}`), start: range[0] ?? '' };
  });
  const inTime = [...periods].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const [first, last] = [inTime[0]!, inTime.at(-1)!];
  if (!shape.members.has(measure.member)) shape.members.set(measure.member, last.name);
  if (!shape.members.has(stem)) shape.members.set(stem, last.name);
  if (measure.format === 'date') return periods;
  const change: MeasureTree = { kind: 'formula', parts: [last.tree, ' - ', first.tree] };
  const changeName = shape.names.take(`${stem}_change`);
  const percentName = shape.names.take(`${stem}_change_percent`);
  for (const by of [measure.member, stem]) {
    if (!shape.members.has(`${by}:change`)) shape.members.set(`${by}:change`, changeName);
    if (!shape.members.has(`${by}:change_percent`)) shape.members.set(`${by}:change_percent`, percentName);
  }
  return [
    ...periods,
    { name: changeName, tree: change, column: column(changeName, `${ownLabel}, change`) },
    {
      name: percentName,
      tree: { kind: 'formula', parts: ['1.0 * ', change, ' / NULLIF(', first.tree, ', 0)'] },
      column: shareColumn(percentName, `${ownLabel}, change %`),
    },
  ];
}

/** Each compared column is of one period, so everything that is compared needs the date. */
function checkCompared(context: CompileContext, shape: QueryShape, aggregates: readonly Aggregate[]): void {
  if (!shape.compared) return;
  const date = dimensionNamed(context, shape.compared.dimension);
  const without = aggregates.find(({ entity }) => !locateFrom(context, entity, date));
  if (!without) return;
  const { plural } = context.entity(without.entity);
  throw queryProblem(`${plural} have no ${date.label.toLowerCase()} by which periods can be compared.`, {
    entity: without.entity,
    member: date.member,
  });
}

function uniquePeriod(range: DateRange, ranges: readonly DateRange[]): PeriodName {
  if (ranges.filter(([from, to]) => from === range[0] && to === range[1]).length > 1) {
    throw queryProblem('The periods to compare must differ.');
  }
  return periodName(range);
}

function withinPeriod(member: string, range: DateRange): Filter {
  return { member, operator: 'inDateRange', values: [...range] };
}

function condition(sql: string, { operator, value, measure }: MeasureFilter): string {
  return `${sql} ${SYMBOLS[operator]} ${numberLiteral(value, measure.measure)}`;
}

function titleOf(name: string): string {
  const text = name.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
