import type { ResultTable, Scalar } from '#libs/contracts';

/** Null equals nothing, as in SQL. */
function keyOf(row: readonly Scalar[], indexes: readonly number[]): string | undefined {
  const values = indexes.map((index) => row[index] ?? null);
  return values.includes(null) ? undefined : JSON.stringify(values.map(String));
}

/**
 * Puts rows side by side that are equal in these columns: an inner join. The order is that of the left rows; columns of
 * the right that the left has too are left out. What the rows are about comes first (the codes and names that the left
 * begins with), then what the right adds, which was asked about them, then what else the left knows of them.
 *
 * @returns the names of the columns that one of the tables lacks, where they cannot be joined
 */
export function joinTables(
  left: ResultTable,
  right: ResultTable,
  on: readonly string[],
): ResultTable | { missing: string[] } {
  const namesOf = ({ columns }: ResultTable) => columns.map(({ name }) => name);
  const [ours, theirs] = [namesOf(left), namesOf(right)];
  const missing = on.filter((name) => !ours.includes(name) || !theirs.includes(name));
  if (missing.length > 0) return { missing };
  const leftKeys = on.map((name) => ours.indexOf(name));
  const rightKeys = on.map((name) => theirs.indexOf(name));
  const added = theirs.flatMap((name, index) => (ours.includes(name) ? [] : [index]));
  const about = aboutColumns(left, on);
  const byKey = new Map<string, Scalar[][]>();
  for (const row of right.rows) {
    const key = keyOf(row, rightKeys);
    if (key === undefined) continue;
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [row]);
    else same.push(row);
  }
  const rows = left.rows.flatMap((row) => {
    const key = keyOf(row, leftKeys);
    const matches = key === undefined ? [] : (byKey.get(key) ?? []);
    return matches.map((match) => [
      ...row.slice(0, about),
      ...added.map((index) => match[index] ?? null),
      ...row.slice(about),
    ]);
  });
  return {
    columns: [
      ...left.columns.slice(0, about),
      ...added.map((index) => right.columns[index]!),
      ...left.columns.slice(about),
    ],
    rows,
    rowCount: rows.length,
    truncated: left.truncated || right.truncated,
  };
}

/** How many columns of the table, from its first, say what a row is about. Without any, the right comes last. */
function aboutColumns({ columns }: ResultTable, on: readonly string[]): number {
  const first = columns.findIndex(
    ({ name, format }) => !on.includes(name) && format !== 'code' && format !== 'text',
  );
  return first <= 0 ? columns.length : first;
}

/** The different values of a column in the order of the rows, nulls left out; undefined when there is no such column. */
export function distinctValues(table: ResultTable, column: string): (string | number)[] | undefined {
  const index = table.columns.findIndex(({ name }) => name === column);
  if (index < 0) return undefined;
  const values = table.rows.map((row) => row[index]);
  return [
    ...new Set(
      values.filter(
        (value): value is string | number => typeof value === 'string' || typeof value === 'number',
      ),
    ),
  ];
}
