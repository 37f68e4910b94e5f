/** Part of an expression of the semantic files; what stands between braces is a reference, the rest is SQL text. */
export type ExpressionPart =
  | { kind: 'text'; text: string }
  | { kind: 'field'; field: FieldReference }
  | { kind: 'today'; offsetDays: number }
  | { kind: 'days'; from: DateReference; to: DateReference }
  | { kind: 'weekday'; of: DateReference }
  | { kind: 'period'; granularity: PeriodName; of: DateReference };

/** `{name}` of the entity that the expression belongs to, or `{owner.name}` where owner is an entity or a rollup. */
export interface FieldReference {
  owner?: string;
  name: string;
}
export type DateReference = FieldReference | 'today';

export type PeriodName = 'day' | 'week' | 'month' | 'quarter' | 'year';

export class ExpressionError extends Error {}

const FIELD = /^([a-z][a-z0-9_]*)(?:\.([a-z][a-z0-9_]*))?$/;
const TODAY = /^today(?:\s*([+-])\s*(\d{1,5}))?$/;
const DAYS = /^days\(\s*([a-z0-9_.]+)\s*,\s*([a-z0-9_.]+)\s*\)$/;
/** Statement ends, comments, escapes and control characters have no place in an expression. */
const FORBIDDEN = /;|--|\/\*|\\|\$|[\u0000-\u0008\u000b-\u001f\u007f]/;
const WEEKDAY = /^weekday\(\s*([a-z0-9_.]+)\s*\)$/;
const PERIOD = /^(day|week|month|quarter|year)\(\s*([a-z0-9_.]+)\s*\)$/;
const DIVISION = /\//;
const SAFE_DIVISION = /1\.0 \*[^]*\//;

/** @throws ExpressionError with what is wrong, in words for the author of the file. */
export function parseExpression(sql: string): ExpressionPart[] {
  const forbidden = FORBIDDEN.exec(sql);
  if (forbidden) throw new ExpressionError(`"${forbidden[0]}" is not allowed in an expression`);
  const parts: ExpressionPart[] = [];
  let end = 0;
  for (const match of sql.matchAll(/\{([^{}]*)\}/g)) {
    if (match.index > end) parts.push({ kind: 'text', text: sql.slice(end, match.index) });
    parts.push(parseReference(match[1]!.trim()));
    end = match.index + match[0].length;
  }
  if (end < sql.length) parts.push({ kind: 'text', text: sql.slice(end) });
  const text = parts.map((part) => (part.kind === 'text' ? part.text : '0')).join('');
  checkBalance(text);
  const bare = text.replace(/'(?:[^']|'')*'/g, "''");
  if (DIVISION.test(bare) && !SAFE_DIVISION.test(bare)) {
    throw new ExpressionError('write a division as 1.0 * a / NULLIF(b, 0), so that no warehouse cuts it off');
  }
  return parts;
}

/** `field` or `owner.field`. */
export function parseField(text: string): FieldReference {
  const match = FIELD.exec(text);
  if (!match) throw new ExpressionError(`"${text}" is not a field: write field or entity.field`);
  return match[2] === undefined ? { name: match[1]! } : { owner: match[1]!, name: match[2] };
}

function parseReference(text: string): ExpressionPart {
  const today = TODAY.exec(text);
  if (today) {
    const days = Number(today[2] ?? 0);
    return { kind: 'today', offsetDays: today[1] === '-' ? -days : days };
  }
  const days = DAYS.exec(text);
  if (days) return { kind: 'days', from: parseDate(days[1]!), to: parseDate(days[2]!) };
  const weekday = WEEKDAY.exec(text);
  if (weekday) return { kind: 'weekday', of: parseDate(weekday[1]!) };
  const period = PERIOD.exec(text);
  if (period) return { kind: 'period', granularity: period[1] as PeriodName, of: parseDate(period[2]!) };
  if (!FIELD.test(text)) {
    throw new ExpressionError(
      `{${text}} is not a reference: write {column}, {entity.dimension}, {rollup.value}, {today}, {today - 30}, {days(a, b)}, {weekday(a)} or {month(a)}`,
    );
  }
  return { kind: 'field', field: parseField(text) };
}

function parseDate(text: string): DateReference {
  return text === 'today' ? 'today' : parseField(text);
}

function checkBalance(text: string): void {
  let depth = 0;
  let quoted = false;
  for (const char of text) {
    if (char === "'") quoted = !quoted;
    if (quoted) continue;
    if (char === '{' || char === '}') throw new ExpressionError('braces do not match');
    if (char === '(') depth++;
    if (char === ')' && --depth < 0) throw new ExpressionError('parentheses do not match');
  }
  if (quoted) throw new ExpressionError('a quote is not closed');
  if (depth !== 0) throw new ExpressionError('parentheses do not match');
}

/** Every field that an expression names, those inside functions included. */
export function fieldsOf(parts: ExpressionPart[]): FieldReference[] {
  return parts.flatMap((part) => {
    if (part.kind === 'field') return [part.field];
    if (part.kind === 'days') return [part.from, part.to].filter((date) => date !== 'today');
    if (part.kind === 'weekday' || part.kind === 'period') return part.of === 'today' ? [] : [part.of];
    return [];
  });
}
