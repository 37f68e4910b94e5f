import { createHash } from 'node:crypto';
import type { ResultTable, WatchCondition } from '#libs/contracts';

type Operator = Extract<WatchCondition, { operator: unknown }>['operator'];

export type Verdict =
  | { kind: 'met' | 'not-met'; text: string }
  /** It cannot be said: the answer does not have what the condition is about. */
  | { kind: 'undecided'; text: string };

/**
 * Whether an answer's table meets a watch's condition, with one sentence that says why.
 *
 * @param lastDigest {@link tableDigest} of the answer before; null when there was none, and then nothing has changed
 */
export function judge(condition: WatchCondition, table: ResultTable, lastDigest: string | null): Verdict {
  if (condition.kind === 'rows') return judgeRows(condition, table);
  if (condition.kind === 'value') return judgeValue(condition, table);
  if (lastDigest === null) return verdict(false, 'Remembered; the next run is compared with it.');
  return tableDigest(table) === lastDigest
    ? verdict(false, 'The answer is as it was.')
    : verdict(true, 'The answer has changed.');
}

/**
 * SHA-256 of the column names and the rows in any order: rows that tie in the question's order may come either way,
 * and that is no change.
 */
export function tableDigest({ columns, rows }: ResultTable): string {
  const hash = createHash('sha256').update(JSON.stringify(columns.map(({ name }) => name)));
  for (const row of rows.map((cells) => JSON.stringify(cells)).sort()) hash.update('\n').update(row);
  return hash.digest('hex');
}

function judgeRows(
  { operator, value }: Extract<WatchCondition, { kind: 'rows' }>,
  { rowCount, truncated }: ResultTable,
): Verdict {
  const met = holds(rowCount, operator, value);
  const isEnough = met ? operator === 'gt' || operator === 'gte' : rowCount > value || operator === 'lt';
  if (truncated && !isEnough)
    return undecided(`The answer was cut at ${rowCount} rows, so they cannot be counted.`);
  const rows = `${rowCount} ${rowCount === 1 ? 'row' : 'rows'}`;
  return verdict(met, `${rows}, ${met ? '' : 'not '}${WORDS[operator]} ${value}.`);
}

function judgeValue(
  { column, operator, value }: Extract<WatchCondition, { kind: 'value' }>,
  { columns, rows, truncated }: ResultTable,
): Verdict {
  const at = columns.findIndex(({ name }) => name === column);
  if (at < 0) {
    const known = columns.map(({ name }) => name).join(', ');
    return undecided(`The answer has no column ${column}; it has ${known}.`);
  }
  const { label, type } = columns[at]!;
  if (type !== 'number' && type !== 'integer') return undecided(`${label} is not a number.`);
  const values = rows.map((row) => row[at]).filter((cell) => typeof cell === 'number');
  const meeting = values.filter((cell) => holds(cell, operator, value));
  const wanted = `${WORDS[operator]} ${value}`;
  const [first] = meeting;
  if (first === undefined) {
    return truncated
      ? undecided(`${label} is ${wanted} in none of the ${rows.length} rows that the answer was cut to.`)
      : verdict(false, `${label} is ${wanted} in no row.`);
  }
  if (rows.length === 1) return verdict(true, `${label} is ${first}, ${wanted}.`);
  return verdict(true, `${label} is ${wanted} in ${meeting.length} of ${rows.length} rows, first ${first}.`);
}

const WORDS: Record<Operator, string> = {
  gt: 'more than',
  gte: 'at least',
  lt: 'less than',
  lte: 'at most',
  equals: 'exactly',
};

function holds(actual: number, operator: Operator, value: number): boolean {
  if (operator === 'gt') return actual > value;
  if (operator === 'gte') return actual >= value;
  if (operator === 'lt') return actual < value;
  if (operator === 'lte') return actual <= value;
  return actual === value;
}

const verdict = (met: boolean, text: string): Verdict => ({ kind: met ? 'met' : 'not-met', text });
const undecided = (text: string): Verdict => ({ kind: 'undecided', text });
