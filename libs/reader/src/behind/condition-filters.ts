import type { Filter, Scalar } from '#libs/contracts';
import type { Entity } from '#libs/semantics';
import { addDays } from '../time/calendar';

const FIELD = String.raw`\{([a-z][a-z0-9_.]*)\}`;
const LITERAL = String.raw`(-?\d+(?:\.\d+)?|'(?:[^']|'')*')`;
const EMPTY = new RegExp(`^${FIELD} IS (NOT )?NULL$`);
const LISTED = new RegExp(String.raw`^${FIELD} (NOT )?IN \((${LITERAL}(?:, *${LITERAL})*)\)$`);
const COMPARED = new RegExp(`^${FIELD} (=|<>|<=|>=|<|>) (?:${LITERAL}|${FIELD})$`);
const OPERATORS = new Map([
  ['=', 'equals'],
  ['<>', 'notEquals'],
  ['<', 'lt'],
  ['<=', 'lte'],
  ['>', 'gt'],
  ['>=', 'gte'],
] as const);
type Operator = typeof OPERATORS extends Map<string, infer O> ? O : never;

/**
 * A condition of the semantic files as filters: by the segment that says the same, or comparison by comparison.
 * Undefined where it is more than that.
 */
export function conditionFilters(entity: Entity, condition: string, today: string): Filter[] | undefined {
  const sql = condition.trim();
  const segment = [...entity.segments.values()].find((each) => each.sql.trim() === sql);
  if (segment) return [{ segment: segment.member }];
  const parts = sql.split(/ AND (?![^(]*\))/);
  if (parts.length > 1) {
    const filters = parts.map((part) => conditionFilters(entity, part, today));
    return filters.every((each) => each !== undefined) ? filters.flat() : undefined;
  }
  const filter = emptiness(entity, sql) ?? listed(entity, sql) ?? compared(entity, sql, today);
  return filter && [filter];
}

function emptiness(entity: Entity, sql: string): Filter | undefined {
  const [, field, not] = EMPTY.exec(sql) ?? [];
  return field === undefined
    ? undefined
    : { member: memberOf(entity, field), operator: not === undefined ? 'notSet' : 'set' };
}

function listed(entity: Entity, sql: string): Filter | undefined {
  const [, field, not, list] = LISTED.exec(sql) ?? [];
  if (field === undefined || list === undefined) return undefined;
  const values = [...list.matchAll(new RegExp(LITERAL, 'g'))].map(([literal]) => valueOf(literal));
  return { member: memberOf(entity, field), operator: not === undefined ? 'equals' : 'notEquals', values };
}

function compared(entity: Entity, sql: string, today: string): Filter | undefined {
  const [, field, symbol, literal, other] = COMPARED.exec(sql) ?? [];
  const operator = OPERATORS.get(symbol as '=');
  if (field === undefined || operator === undefined) return undefined;
  const member = memberOf(entity, field);
  if (literal !== undefined) return { member, operator, values: [valueOf(literal)] };
  if (other !== 'today') return { member, operator, otherMember: memberOf(entity, other!) };
  const range = besideToday(operator, today);
  return range && { member, operator: 'inDateRange', values: range };
}

function besideToday(operator: Operator, today: string): [Scalar, Scalar] | undefined {
  const tomorrow = addDays(today, 1);
  switch (operator) {
    case 'equals':
      return [today, tomorrow];
    case 'lt':
      return [null, today];
    case 'lte':
      return [null, tomorrow];
    case 'gt':
      return [tomorrow, null];
    case 'gte':
      return [today, null];
    default:
      return undefined;
  }
}

function memberOf({ name }: Entity, field: string): string {
  return field.includes('.') ? field : `${name}.${field}`;
}

function valueOf(literal: string): Scalar {
  return literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : Number(literal);
}
