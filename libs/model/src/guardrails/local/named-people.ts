/**
 * Names that results hold in columns that are known to hold names: rows of a table (`columns` and `rows`), fields of an
 * object, and values that were looked up with the `members` that have them.
 */
export function peopleIn(value: unknown, isPersonColumn: (name: string) => boolean): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => peopleIn(each, isPersonColumn));
  if (typeof value !== 'object' || value === null) return [];
  const fields = value as Record<string, unknown>;
  const own = Object.entries(fields).flatMap(([key, each]) =>
    typeof each === 'string' && isPersonColumn(key) ? [each] : peopleIn(each, isPersonColumn),
  );
  return [...own, ...inColumns(fields, isPersonColumn), ...lookedUp(fields, isPersonColumn)];
}

type IsPersonColumn = (name: string) => boolean;

function inColumns({ columns, rows }: Record<string, unknown>, isPersonColumn: IsPersonColumn): string[] {
  if (!Array.isArray(columns) || !Array.isArray(rows)) return [];
  const places = columns.flatMap((column: unknown, at) => {
    const name = (column as { name?: unknown } | null)?.name;
    return typeof name === 'string' && isPersonColumn(name) ? [at] : [];
  });
  return rows.flatMap((row: unknown) =>
    Array.isArray(row)
      ? places.map((at) => row[at] as unknown).filter((cell) => typeof cell === 'string')
      : [],
  );
}

function lookedUp({ value, members }: Record<string, unknown>, isPersonColumn: IsPersonColumn): string[] {
  if (typeof value !== 'string' || !Array.isArray(members)) return [];
  return members.some((member) => typeof member === 'string' && isPersonColumn(member)) ? [value] : [];
}

/** @param columns as the settings name them; `sales_order.customer_name`, `customer_name` and `customerName` are the same */
export function personColumns(columns: readonly string[]): IsPersonColumn {
  const flat = (name: string) =>
    name
      .slice(name.lastIndexOf('.') + 1)
      .replaceAll('_', '')
      .toLowerCase();
  const known = new Set(columns.map(flat));
  return (name) => known.has(flat(name));
}
