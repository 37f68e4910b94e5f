import { type FieldSchema, type FieldType, sqlType } from '#libs/warehouse';
import type { ColumnSpec, Condition } from './mapping-schema';
import { quoteName, quoteText, quoteTexts } from './sql-text';

/** Years outside are typing errors, and would make every "since" and "oldest" wrong. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const SHOWN_CHARACTERS = 60;

/** SQL over the source's rows; texts are VARCHAR, NULL when there is no value. */
export interface ColumnSql {
  /** The cleaned text. */
  readonly text: string;
  /** The value in the column's type; NULL when the text does not have it. */
  readonly typed: string;
  /** Texts that say what is wrong, NULL when nothing is. */
  readonly faults: readonly string[];
}

/** Columns of the source that a specification reads. */
export function sourceColumns({ from, concat, code, multiply, divide }: ColumnSpec): string[] {
  return [
    ...[from ?? []].flat(),
    ...(concat ?? []).flatMap((part) => ('from' in part ? [part.from] : [])),
    ...[code?.of ?? []].flat(),
    ...(multiply ?? divide ?? []),
  ];
}

export function conditionSql({ column, is, isNot, startsWith, contains, empty }: Condition): string {
  const text = `coalesce(trim(${quoteName(column)}), '')`;
  if (is !== undefined) return `${text} IN (${quoteTexts([is].flat())})`;
  if (isNot !== undefined) return `${text} NOT IN (${quoteTexts([isNot].flat())})`;
  if (startsWith !== undefined) return `starts_with(${text}, ${quoteText(startsWith)})`;
  if (contains !== undefined) return `contains(${text}, ${quoteText(contains)})`;
  return empty ? `${text} = ''` : `${text} <> ''`;
}

const LIKE_SPECIAL = /[\\%_]/g;

function isEmptySql(text: string, patterns: readonly string[]): string {
  const exact = patterns.filter((pattern) => !pattern.includes('*')).map((pattern) => pattern.toLowerCase());
  const like = patterns
    .filter((pattern) => pattern.includes('*'))
    .map((pattern) => pattern.replace(LIKE_SPECIAL, '\\$&').replaceAll('*', '%'));
  const tests = [
    `${text} = ''`,
    ...(exact.length > 0 ? [`lower(${text}) IN (${quoteTexts(exact)})`] : []),
    ...like.map((pattern) => `${text} ILIKE ${quoteText(pattern)} ESCAPE '\\'`),
  ];
  return tests.join(' OR ');
}

function cleaned(text: string, { trim, empty }: ColumnSpec): string {
  const trimmed = trim ? `trim(${text}, ' ' || chr(9) || chr(10) || chr(13) || chr(160))` : text;
  return `CASE WHEN ${isEmptySql(trimmed, empty)} THEN NULL ELSE ${trimmed} END`;
}

function originSql(spec: ColumnSpec): string {
  const { from, constant, concat, code, multiply, divide } = spec;
  const column = (name: string) => cleaned(quoteName(name), spec);
  if (from !== undefined) return firstOf([from].flat().map(column));
  if (constant !== undefined) return quoteText(String(constant));
  if (concat !== undefined) {
    const parts = concat.map((part) => {
      if ('text' in part) return quoteText(part.text);
      return part.optional ? `coalesce(${column(part.from)}, '')` : column(part.from);
    });
    return cleaned(`(${parts.join(' || ')})`, spec);
  }
  if (code !== undefined) {
    const of = firstOf([code.of].flat().map(column));
    if (code.style === 'hash')
      return `${quoteText(code.prefix)} || upper(left(sha256(${of}), ${code.digits}))`;
    // Numbered over all values, also those that are empty here: the same value has the same code in every column.
    const all = firstOf([code.of].flat().map((name) => cleaned(quoteName(name), { ...spec, empty: [] })));
    const rank = `CAST(dense_rank() OVER (ORDER BY ${all}) AS VARCHAR)`;
    return `CASE WHEN ${of} IS NOT NULL THEN ${quoteText(code.prefix)} || lpad(${rank}, CAST(greatest(${code.digits}, length(${rank})) AS INTEGER), '0') END`;
  }
  const operands = multiply ?? divide;
  if (operands !== undefined) {
    const [left, right] = operands.map((name) => {
      const text = spec.number === undefined ? column(name) : numberSql(column(name), spec.number);
      return `TRY_CAST(${text} AS DOUBLE)`;
    });
    const result = multiply === undefined ? `${left} / nullif(${right}, 0)` : `${left} * ${right}`;
    // Written with a point and without an exponent, so that it may be read as any number.
    return `CAST(CAST(round(${result}, 6) AS DECIMAL(24, 6)) AS VARCHAR)`;
  }
  // lineNumber: numbered when the rows of the table are known.
  return 'NULL::VARCHAR';
}

const firstOf = (texts: readonly string[]): string =>
  texts.length === 1 ? texts[0]! : `coalesce(${texts.join(', ')})`;

function numberSql(text: string, { decimal, thousands }: NonNullable<ColumnSpec['number']>): string {
  let sql = `regexp_replace(${text}, '[\\s\\x{A0}$€£¥₹]', '', 'g')`;
  if (thousands !== '' && thousands !== decimal) sql = `replace(${sql}, ${quoteText(thousands)}, '')`;
  if (decimal !== '.') sql = `replace(${sql}, ${quoteText(decimal)}, '.')`;
  return `regexp_replace(${sql}, '^(\\((.*)\\)|(.*)-)$', '-\\2\\3')`;
}

function textSql(spec: ColumnSpec): { text: string; beforeValues: string } {
  let text = originSql(spec);
  if (spec.split !== undefined) {
    text = cleaned(`split_part(${text}, ${quoteText(spec.split.by)}, ${spec.split.part})`, spec);
  }
  // What was calculated is a clean number already.
  if (spec.number !== undefined && !spec.multiply && !spec.divide) text = numberSql(text, spec.number);
  const beforeValues = text;
  if (spec.values !== undefined) {
    const cases = Object.entries(spec.values)
      .map(([value, result]) => `WHEN ${quoteText(value)} THEN ${quoteText(String(result))}`)
      .join(' ');
    text = `CASE ${text} ${cases} ${spec.otherwise === 'keep' ? `ELSE ${text}` : ''} END`;
  }
  if (spec.case !== undefined) text = `${spec.case}(${text})`;
  if (spec.cutAt !== undefined) text = `left(${text}, ${spec.cutAt})`;
  if (spec.default !== undefined) text = `coalesce(${text}, ${quoteText(String(spec.default))})`;
  return { text, beforeValues };
}

function typedSql(text: string, type: FieldType, formats?: readonly string[]): string {
  switch (type.kind) {
    case 'text':
      return text;
    case 'integer':
      // A plain cast would round 1.5 to 2.
      return `CASE WHEN contains(${text}, '.') AND NOT regexp_full_match(trim(${text}), '[^.]+\\.0*') THEN NULL ELSE TRY_CAST(${text} AS INTEGER) END`;
    case 'money':
    case 'decimal':
    case 'boolean':
      return `TRY_CAST(${text} AS ${sqlType(type)})`;
    case 'date': {
      const date =
        formats === undefined
          ? `coalesce(TRY_CAST(${text} AS DATE), CAST(TRY_CAST(${text} AS TIMESTAMP) AS DATE))`
          : `CAST(try_strptime(${text}, [${quoteTexts(formats)}]) AS DATE)`;
      return `CASE WHEN year(${date}) BETWEEN ${FIRST_YEAR} AND ${LAST_YEAR} THEN ${date} END`;
    }
  }
}

const TYPE_NAMES = {
  text: 'a text',
  integer: 'a whole number',
  money: 'an amount below 100,000,000',
  decimal: 'a number',
  boolean: 'true or false',
  date: 'a date',
} as const;

/** @param name how the cleaned text is called where `typed` and `faults` are evaluated. */
export function columnSql({ name, type, required }: FieldSchema, spec: ColumnSpec): ColumnSql {
  const { text, beforeValues } = textSql(spec);
  const value = quoteName(`$text ${name}`);
  const shown = `"${`' || left(${value}, ${SHOWN_CHARACTERS}) || '`}"`;
  const typed = typedSql(value, type, spec.formats);
  const faults: string[] = [];
  if (type.kind === 'text') {
    const { length } = type;
    faults.push(
      `CASE WHEN length(${value}) > ${length} THEN '${name}: ' || length(${value}) || ' characters, at most ${length} fit' END`,
    );
  } else if (spec.invalid === 'reject') {
    const formats = spec.formats ? ` (${spec.formats.join(', ')})`.replaceAll("'", "''") : '';
    faults.push(
      `CASE WHEN ${value} IS NOT NULL AND ${quoteName(name)} IS NULL THEN '${name}: ${shown} is not ${TYPE_NAMES[type.kind]}${formats}' END`,
    );
  }
  if (required && spec.lineNumber === undefined) {
    faults.push(`CASE WHEN ${value} IS NULL THEN '${name}: missing' END`);
  }
  if (spec.values !== undefined && spec.otherwise === 'reject') {
    const unknown = `${quoteName(`$before ${name}`)}`;
    faults.push(
      `CASE WHEN ${unknown} IS NOT NULL AND ${unknown} NOT IN (${quoteTexts(Object.keys(spec.values))}) THEN '${name}: "' || left(${unknown}, ${SHOWN_CHARACTERS}) || '" is not among the mapped values' END`,
    );
    return { text: `${text} AS ${value}, ${beforeValues} AS ${unknown}`, typed, faults };
  }
  return { text: `${text} AS ${value}`, typed, faults };
}
