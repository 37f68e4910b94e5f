import type { ComparisonOperator, Filter, Scalar } from '#libs/contracts';
import type { ExpressionPart, FieldReference } from '../expression';
import type { Dimension, Entity } from '../model';
import type { CompileContext } from './compile-context';
import { isDay, shiftDay } from './literal';

/** What a condition on a date says of its month; `column` holds months. */
export interface MonthBound {
  /** The date, `entity.name`. */
  readonly member: string;
  readonly sql: (column: string) => string;
}

/** The rows of one SELECT, as far as their partitions go. */
interface Rows {
  readonly context: CompileContext;
  readonly base: Entity;
  readonly bounds: readonly MonthBound[];
  reads(entity: string): boolean;
  locate(dimension: Dimension): Dimension | undefined;
  column(entity: string, column: string): string;
}

/**
 * Conditions that follow from the scope's others and name the partitions that its rows can be in: they change no result,
 * only which files are read. None in dialects without partitions.
 */
export function partitionConditions(rows: Rows): string[] {
  const column = rows.context.sql.partitionColumn;
  if (column === undefined) return [];
  return rows.bounds.flatMap(({ member, sql }) =>
    [...new Set([rows.base.name, ownerOf(member)])]
      .filter((name) => rows.reads(name) && partitionDateOf(rows.context.entity(name)) === member)
      .map((name) => sql(rows.column(name, column))),
  );
}

/** What filters that must all hold say of months. Dates are found as the rows have them. */
export function monthBounds(rows: Rows, filters: readonly Filter[]): MonthBound[] {
  if (rows.context.sql.partitionColumn === undefined) return [];
  return filters.flatMap((filter): MonthBound[] => {
    if ('and' in filter) return monthBounds(rows, filter.and);
    if ('or' in filter) return anyOf(filter.or.map((branch) => monthBounds(rows, [branch])));
    if (!('member' in filter) || 'otherMember' in filter) return [];
    const asked = rows.context.model.dimension(filter.member);
    const dimension = asked && rows.locate(asked);
    if (!dimension || dimension.sql !== undefined || dimension.type !== 'date') return [];
    return boundOf(dimension, filter.operator, filter.values ?? []);
  });
}

/** The same of a condition of the semantic files, `{date} >= {today - 30} AND …`, and of nothing that is less plain. */
export function monthBoundsOf(
  context: CompileContext,
  entity: string,
  parts: readonly ExpressionPart[],
): MonthBound[] {
  if (context.sql.partitionColumn === undefined) return [];
  const bounds: MonthBound[] = [];
  for (let at = 0; at < parts.length; at += 4) {
    const [field, symbol, today, and] = parts.slice(at, at + 4);
    const operator = symbol?.kind === 'text' ? OPERATORS[symbol.text.trim()] : undefined;
    if (field?.kind !== 'field' || operator === undefined || today?.kind !== 'today') return [];
    if (and !== undefined && (and.kind !== 'text' || and.text.trim() !== 'AND')) return [];
    const dimension = dimensionOf(context, entity, field.field);
    if (dimension) bounds.push(...boundOf(dimension, operator, [context.dayAt(today.offsetDays)]));
  }
  return bounds;
}

/** What is known of rows is known of those of `entity` that belong to them too: these lie in the same partitions. */
export function inheritedBounds({ context, base, bounds }: Rows, entity: string): readonly MonthBound[] {
  const isFiner = context.graph.path(entity, base.name)?.length === 1;
  return isFiner ? bounds.filter(({ member }) => ownerOf(member) === base.name) : [];
}

const OPERATORS: Readonly<Record<string, ComparisonOperator>> = {
  '=': 'equals',
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
};

const ownerOf = (member: string): string => member.split('.')[0]!;

function partitionDateOf({ name, partitionDate }: Entity): string | undefined {
  return partitionDate === undefined || partitionDate.includes('.')
    ? partitionDate
    : `${name}.${partitionDate}`;
}

function dimensionOf(context: CompileContext, entity: string, field: FieldReference): Dimension | undefined {
  const dimension = context.model.dimension(`${field.owner ?? entity}.${field.name}`);
  return dimension?.sql === undefined ? dimension : undefined;
}

/** Only where each branch says something of the same date is anything said of all of them. */
function anyOf(branches: readonly MonthBound[][]): MonthBound[] {
  const [member, ...others] = new Set(branches.flat().map((bound) => bound.member));
  if (member === undefined || others.length > 0 || branches.some((bounds) => bounds.length === 0)) return [];
  const sql = (column: string): string =>
    `(${branches.map((bounds) => bounds.map((bound) => bound.sql(column)).join(' AND ')).join(' OR ')})`;
  return [{ member, sql }];
}

function boundOf(
  { member }: Dimension,
  operator: ComparisonOperator,
  values: readonly Scalar[],
): MonthBound[] {
  // What is no day is refused where the condition itself is written.
  if (!values.every((value) => value === null || isDay(String(value)))) return [];
  const months = monthsOf(operator, values as (string | null)[]);
  return months === undefined ? [] : [{ member, sql: (column) => monthCondition(column, months) }];
}

type Months = { readonly from?: string; readonly to?: string } | { readonly of: readonly string[] };

function monthsOf(operator: ComparisonOperator, values: readonly (string | null)[]): Months | undefined {
  const [first = null, second = null] = values;
  const month = (day: string | null, shift = 0): string | undefined =>
    day === null ? undefined : shiftDay(day, shift).slice(0, 7);
  switch (operator) {
    case 'equals':
      return values.includes(null) ? undefined : { of: [...new Set(values.map((day) => day!.slice(0, 7)))] };
    case 'gt':
      return { from: month(first, 1) };
    case 'gte':
      return { from: month(first) };
    case 'lt':
      return { to: month(first, -1) };
    case 'lte':
      return { to: month(first) };
    case 'inDateRange':
      return first === null && second === null ? undefined : { from: month(first), to: month(second, -1) };
    default:
      return undefined;
  }
}

function monthCondition(column: string, months: Months): string {
  if ('of' in months) {
    const list = months.of.map((month) => `'${month}'`);
    return list.length === 1 ? `${column} = ${list[0]}` : `${column} IN (${list.join(', ')})`;
  }
  const { from, to } = months;
  if (from !== undefined && from === to) return `${column} = '${from}'`;
  return [
    ...(from === undefined ? [] : [`${column} >= '${from}'`]),
    ...(to === undefined ? [] : [`${column} <= '${to}'`]),
  ].join(' AND ');
}
