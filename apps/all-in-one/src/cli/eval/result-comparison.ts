import type { Scalar } from '#libs/contracts';
import { type Aliases, canonical, same } from './cells';

export interface Result {
  columns: readonly string[];
  rows: readonly (readonly Scalar[])[];
}

export interface Expectation {
  compare: 'ordered' | 'unordered' | 'scalar';
  /** Column of the gold result that an ordered one is ordered by. */
  orderKey: number;
  prefixOk: boolean;
  /** Rows of the last key may be others than the gold's. */
  tieOpen: boolean;
  ratio: boolean;
  valuesOnly: boolean;
}

type Row = readonly Scalar[];

const MIN_PREFIX = 5;
/** Ways to match columns that are tried; results with so many alike columns are not compared further. */
const MAX_COLUMN_MAPS = 20_000;

/**
 * Whether `answer` shows what `gold` holds. An answer may have more columns, in any order; rows in any order unless they
 * are ordered, where rows with equal keys may change places.
 */
export function matches(gold: Result, answer: Result, expectation: Expectation, aliases: Aliases): boolean {
  const canonicalRows = ({ rows }: Result) => rows.map((row) => row.map((cell) => canonical(cell, aliases)));
  const [wanted, given] = [canonicalRows(gold), canonicalRows(answer)];
  const { compare, valuesOnly, ratio } = expectation;
  if (compare === 'scalar') return scalarMatches(wanted[0]?.[0] ?? null, given, ratio);
  if (valuesOnly) return numbersMatch(wanted, given, ratio);
  const isPrefix =
    expectation.prefixOk &&
    given.length < wanted.length &&
    given.length >= Math.min(MIN_PREFIX, wanted.length);
  if (!isPrefix && given.length !== wanted.length) return false;
  if (given.length === 0) return true;
  const mayDiffer = isPrefix || expectation.tieOpen;
  return columnMaps(
    gold.columns.length,
    answer.columns.length,
    (wantedColumn, givenColumn) =>
      mayDiffer || columnMatches(wanted, wantedColumn, given, givenColumn, ratio),
  ).some((map) => {
    const mapped = given.map((row) => map.map((column) => row[column] ?? null));
    return compare === 'unordered'
      ? sameRows(wanted, mapped, ratio)
      : sameOrder(wanted, mapped, {
          ...expectation,
          orderKey: Math.min(expectation.orderKey, gold.columns.length - 1),
        });
  });
}

function scalarMatches(wanted: Scalar, given: readonly Row[], ratio: boolean): boolean {
  if (given.length === 0) return wanted === null || wanted === 0;
  return given.length === 1 && given[0]!.some((cell) => same(wanted, cell, ratio));
}

function numbersMatch(wanted: readonly Row[], given: readonly Row[], ratio: boolean): boolean {
  const isNumber = (cell: Scalar): cell is number => typeof cell === 'number';
  const shown = given.flat().filter(isNumber);
  // Long or wide, but not everything that there is.
  if (given.length > wanted.length * 2 + 2) return false;
  return wanted
    .flat()
    .filter(isNumber)
    .every((number) => shown.some((cell) => same(number, cell, ratio)));
}

/** Every way to find the gold's columns among the answer's, each taken once, that `fits` allows. */
function columnMaps(
  wanted: number,
  given: number,
  fits: (wantedColumn: number, givenColumn: number) => boolean,
): number[][] {
  let maps: number[][] = [[]];
  for (let column = 0; column < wanted; column += 1) {
    const candidates = Array.from({ length: given }, (_, index) => index).filter((index) =>
      fits(column, index),
    );
    maps = maps
      .flatMap((map) => candidates.filter((index) => !map.includes(index)).map((index) => [...map, index]))
      .slice(0, MAX_COLUMN_MAPS);
  }
  return maps;
}

function columnMatches(
  wanted: readonly Row[],
  wantedColumn: number,
  given: readonly Row[],
  givenColumn: number,
  ratio: boolean,
): boolean {
  const cells = (rows: readonly Row[], column: number): Row[] => rows.map((row) => [row[column] ?? null]);
  return sameRows(cells(wanted, wantedColumn), cells(given, givenColumn), ratio);
}

/** Equal as multisets. */
function sameRows(wanted: readonly Row[], given: readonly Row[], ratio: boolean): boolean {
  if (wanted.length !== given.length) return false;
  const [left, right] = [sorted(wanted), sorted(given)];
  if (left.every((row, index) => sameRow(row, right[index]!, ratio))) return true;
  // Rounding may have changed the order: take each row's first partner that is left.
  const open = new Set(right);
  return left.every((row) => {
    for (const candidate of open) {
      if (!sameRow(row, candidate, ratio)) continue;
      open.delete(candidate);
      return true;
    }
    return false;
  });
}

/** The keys stand in the same order, and the rows of each key are the same. A prefix may end within a key. */
function sameOrder(
  wanted: readonly Row[],
  given: readonly Row[],
  { orderKey, tieOpen, ratio }: Pick<Expectation, 'orderKey' | 'tieOpen' | 'ratio'>,
): boolean {
  const keyOf = (row: Row) => row[orderKey] ?? null;
  if (!given.every((row, index) => same(keyOf(wanted[index]!), keyOf(row), ratio))) return false;
  const lastKey = keyOf(given.at(-1)!);
  const isTail = (row: Row) => same(lastKey, keyOf(row), ratio);
  const head = (rows: readonly Row[]) => rows.slice(0, given.length).filter((row) => !isTail(row));
  if (!sameRows(head(wanted), head(given), ratio)) return false;
  if (tieOpen) return true;
  const open = wanted.filter(isTail);
  return given.filter(isTail).every((row) => {
    const at = open.findIndex((candidate) => sameRow(candidate, row, ratio));
    if (at >= 0) open.splice(at, 1);
    return at >= 0;
  });
}

function sameRow(wanted: Row, given: Row, ratio: boolean): boolean {
  return wanted.every((cell, index) => same(cell, given[index] ?? null, ratio));
}

function sorted(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => {
    for (let index = 0; index < a.length; index += 1) {
      const order = compareCells(a[index] ?? null, b[index] ?? null);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compareCells(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : Number(left > right);
}
