import { z } from 'zod';
import { QuartermasterError } from '#libs/contracts';
import type { CellValue } from './cells';
import { IMPORT_FIELDS, IMPORT_KINDS, type ImportKind } from './import-kinds';

const Part = z.union([
  z.strictObject({ from: z.string(), optional: z.boolean().default(false) }),
  z.strictObject({ text: z.string() }),
]);

/** Where a field comes from. */
const Source = z.union([
  z.strictObject({ constant: z.string() }),
  z.strictObject({
    from: z.string(),
    default: z.string().optional(),
    /** Other words for what stands in the file. */
    words: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({ concat: z.array(Part).min(1), default: z.string().optional() }),
  z.strictObject({ divide: z.tuple([z.string(), z.string()]) }),
  /** "yes" where the column holds one of these. */
  z.strictObject({ from: z.string(), isOneOf: z.array(z.string()).min(1) }),
]);

export const ImportMapping = z.strictObject({
  description: z.string().optional(),
  import: z.enum(IMPORT_KINDS),
  columns: z.record(z.string(), Source),
  /** Rows that are passed over. */
  skipWhen: z.array(z.strictObject({ column: z.string(), isOneOf: z.array(z.string()).min(1) })).default([]),
  /** Only the first row of each value of this field. */
  firstOf: z.string().optional(),
  /** Otherwise an unknown product or customer is an error. */
  unknownProducts: z.enum(['refuse', 'skip']).default('refuse'),
  unknownCustomers: z.enum(['refuse', 'anonymous']).default('refuse'),
});
export type ImportMapping = z.infer<typeof ImportMapping>;

export type RawRow = Readonly<Record<string, string>>;
export type ImportRow = Record<string, CellValue | null>;

export interface RowFault {
  line: number;
  column: string;
  message: string;
}

/** The header's own names, when no mapping is given. */
export function plainMapping(kind: ImportKind, header: readonly string[]): ImportMapping {
  return ImportMapping.parse({
    import: kind,
    columns: Object.fromEntries(header.map((name) => [name, { from: name }])),
  });
}

/** @throws QuartermasterError IMPORT_INVALID when mapping, kind and header do not fit together */
export function checkMapping(mapping: ImportMapping, kind: ImportKind, header: readonly string[]): void {
  const fields = IMPORT_FIELDS[kind];
  const wrong = (message: string, nextStep: string) =>
    new QuartermasterError('IMPORT_INVALID', { message, nextStep });
  if (mapping.import !== kind)
    throw wrong(`The mapping is for ${mapping.import}, not for ${kind}.`, 'Name the mapping of this file.');
  const unknown = Object.keys(mapping.columns).find((field) => !Object.hasOwn(fields, field));
  if (unknown !== undefined)
    throw wrong(
      `${kind} have no “${unknown}”. They have ${Object.keys(fields).join(', ')}.`,
      'Rename the column, or give a mapping that says what it is.',
    );
  const missing = Object.keys(fields).find(
    (field) => fields[field]!.required && mapping.columns[field] === undefined,
  );
  if (missing !== undefined)
    throw wrong(
      `“${missing}” of ${kind} is missing.`,
      'Add the column, or give a mapping that says where it is.',
    );
  const used = [
    ...Object.values(mapping.columns).flatMap(columnsOf),
    ...mapping.skipWhen.map(({ column }) => column),
  ];
  const absent = used.find((column) => !header.includes(column));
  if (absent !== undefined)
    throw wrong(
      `The file has no column “${absent}”. It has ${header.join(', ')}.`,
      'Correct the mapping or the file.',
    );
}

/** Whether a row is passed over. */
export const isSkipped = ({ skipWhen }: ImportMapping, row: RawRow): boolean =>
  skipWhen.some(({ column, isOneOf }) => isOneOf.includes(row[column] ?? ''));

/** The row by fields; what is wrong with it is added to `faults`. */
export function mapRow(mapping: ImportMapping, row: RawRow, line: number, faults: RowFault[]): ImportRow {
  const fields = IMPORT_FIELDS[mapping.import];
  const mapped: ImportRow = {};
  for (const [name, { parse, required }] of Object.entries(fields)) {
    const source = mapping.columns[name];
    const cell = source === undefined ? '' : valueOf(source, row).trim();
    mapped[name] = null;
    const column = source === undefined ? name : columnsOf(source).join(', ') || name;
    if (cell === '') {
      if (required) faults.push({ line, column, message: `${name} is empty` });
      continue;
    }
    const parsed = parse(cell);
    if ('value' in parsed) mapped[name] = parsed.value;
    else faults.push({ line, column, message: `“${cell.slice(0, 40)}” is ${parsed.fault}` });
  }
  return mapped;
}

function valueOf(source: z.infer<typeof Source>, row: RawRow): string {
  if ('constant' in source) return source.constant;
  if ('divide' in source) {
    const [a, b] = source.divide.map((column) => Number(row[column]));
    const quotient = a! / b!;
    return Number.isFinite(quotient) ? String(quotient) : '';
  }
  if ('concat' in source) {
    const joined = source.concat
      .map((part) => ('text' in part ? part.text : (row[part.from] ?? '')))
      .join('');
    return joined.trim() === '' ? (source.default ?? '') : joined;
  }
  const cell = row[source.from] ?? '';
  if ('isOneOf' in source) return source.isOneOf.includes(cell) ? 'yes' : 'no';
  const word = source.words !== undefined && Object.hasOwn(source.words, cell) ? source.words[cell]! : cell;
  return word === '' ? (source.default ?? '') : word;
}

function columnsOf(source: z.infer<typeof Source>): string[] {
  if ('constant' in source) return [];
  if ('divide' in source) return source.divide;
  if ('concat' in source) return source.concat.flatMap((part) => ('from' in part ? part.from : []));
  return [source.from];
}
