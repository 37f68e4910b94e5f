import type { ComparisonOperator, MemberFilter, Scalar } from '#libs/contracts';
import type { Dimension } from '../model';
import { likePattern, literalFor, numberLiteral } from './literal';
import { queryProblem } from './query-problem';

/** Symbols of the operators that compare two values of one type. */
export const SYMBOLS = { equals: '=', notEquals: '<>', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/** `sql operator values` for a dimension. Several values of equals mean any of them, of notEquals none of them. */
export function compareValues(
  sql: string,
  dimension: Dimension,
  operator: ComparisonOperator,
  values: readonly Scalar[],
): string {
  const { member } = dimension;
  switch (operator) {
    case 'set':
      return `${sql} IS NOT NULL`;
    case 'notSet':
      return `${sql} IS NULL`;
    case 'equals':
    case 'notEquals':
      return equality(sql, dimension, operator, atLeastOne(values, member));
    case 'contains':
    case 'notContains':
    case 'startsWith':
      return textMatch(sql, dimension, operator, atLeastOne(values, member));
    case 'inDateRange':
    case 'notInDateRange':
      return dateRange(sql, dimension, operator, values);
    default: {
      if (values.length !== 1) throw queryProblem(`${operator} takes exactly one value.`, { member });
      return `${sql} ${SYMBOLS[operator]} ${literalFor(dimension, values[0]!)}`;
    }
  }
}

export function compareMembers(
  sql: string,
  { operator, factor }: MemberFilter,
  otherSql: string,
  dimension: Dimension,
  other: Dimension,
): string {
  const kind = ({ type }: Dimension): string => (type === 'integer' || type === 'decimal' ? 'number' : type);
  if (kind(dimension) !== kind(other)) {
    throw queryProblem(`${dimension.label} and ${other.label} cannot be compared.`, {
      member: dimension.member,
      otherMember: other.member,
    });
  }
  if (factor === undefined) return `${sql} ${SYMBOLS[operator]} ${otherSql}`;
  if (kind(other) !== 'number') {
    throw queryProblem(`${other.label} is no number that could be multiplied.`, {
      otherMember: other.member,
    });
  }
  return `${sql} ${SYMBOLS[operator]} ${numberLiteral(factor, other.member)} * (${otherSql})`;
}

function equality(
  sql: string,
  dimension: Dimension,
  operator: 'equals' | 'notEquals',
  values: readonly Scalar[],
): string {
  const literals = values.filter((value) => value !== null).map((value) => literalFor(dimension, value));
  const positive = operator === 'equals';
  const conditions: string[] = [];
  if (literals.length === 1) conditions.push(`${sql} ${SYMBOLS[operator]} ${literals[0]}`);
  if (literals.length > 1) conditions.push(`${sql} ${positive ? 'IN' : 'NOT IN'} (${literals.join(', ')})`);
  if (literals.length < values.length) conditions.push(`${sql} IS ${positive ? 'NULL' : 'NOT NULL'}`);
  return conditions.join(positive ? ' OR ' : ' AND ');
}

function textMatch(
  sql: string,
  { member, type }: Dimension,
  operator: 'contains' | 'notContains' | 'startsWith',
  values: readonly Scalar[],
): string {
  if (type !== 'string') throw queryProblem(`${operator} is only for text.`, { member });
  const place = operator === 'startsWith' ? 'start' : 'anywhere';
  const negated = operator === 'notContains';
  return values
    .map(
      (value) =>
        `LOWER(${sql}) ${negated ? 'NOT LIKE' : 'LIKE'} ${likePattern(String(value), place, member)}`,
    )
    .join(negated ? ' AND ' : ' OR ');
}

function dateRange(
  sql: string,
  dimension: Dimension,
  operator: 'inDateRange' | 'notInDateRange',
  values: readonly Scalar[],
): string {
  const { member, type } = dimension;
  if (type !== 'date') throw queryProblem(`${operator} is only for dates.`, { member });
  if (values.length !== 2)
    throw queryProblem(`${operator} takes the first day and the day after the last.`, { member });
  const [from, to] = values as [Scalar, Scalar];
  if (from === null && to === null) return `${sql} IS ${operator === 'inDateRange' ? 'NOT NULL' : 'NULL'}`;
  if (from !== null && to !== null && String(from) > String(to)) {
    throw queryProblem('A period ends before it starts.', { member, from, to });
  }
  const inside = operator === 'inDateRange';
  const bounds: string[] = [];
  if (from !== null) bounds.push(`${sql} ${inside ? '>=' : '<'} ${literalFor(dimension, from)}`);
  if (to !== null) bounds.push(`${sql} ${inside ? '<' : '>='} ${literalFor(dimension, to)}`);
  return bounds.join(inside ? ' AND ' : ' OR ');
}

function atLeastOne(values: readonly Scalar[], member: string): readonly Scalar[] {
  if (values.length === 0) throw queryProblem('A filter needs a value.', { member });
  return values;
}
