export interface SelectParts {
  distinct?: boolean;
  select: readonly string[];
  from: readonly string[];
  where?: readonly string[];
  groupBy?: readonly string[];
  having?: readonly string[];
  orderBy?: readonly string[];
  page?: readonly string[];
}

/** One SELECT as lines, laid out as a person would write it, because people read it as evidence. */
export function selectStatement(parts: SelectParts): string[] {
  const {
    distinct = false,
    select,
    from,
    where = [],
    groupBy = [],
    having = [],
    orderBy = [],
    page = [],
  } = parts;
  const word = `SELECT${distinct ? ' DISTINCT' : ''}`;
  return [
    ...(select.length === 1
      ? [`${word} ${select[0]}`]
      : [word, ...select.map((column, at) => `  ${column}${at < select.length - 1 ? ',' : ''}`)]),
    ...from,
    ...conjunction('WHERE', where),
    ...(groupBy.length > 0 ? [`GROUP BY ${groupBy.join(', ')}`] : []),
    ...conjunction('HAVING', having),
    ...(orderBy.length > 0 ? [`ORDER BY ${orderBy.join(', ')}`] : []),
    ...page,
  ];
}

function conjunction(word: string, conditions: readonly string[]): string[] {
  return conditions.map((condition, at) => `${at === 0 ? word : '  AND'} ${condition}`);
}

export function indent(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split('\n')).map((line) => `  ${line}`);
}

/** A condition that can stand beside others: with OR inside it needs parentheses. */
export function conjunct(condition: string): string {
  return /\bOR\b/i.test(condition) ? `(${condition})` : condition;
}
