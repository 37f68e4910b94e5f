import { z } from 'zod';

const Name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'use lower_snake_case');
/** A column of the source, as its header writes it. */
const SourceColumn = z.string().min(1);
const TextOrNumber = z.union([z.string(), z.number()]);

const Csv = z.strictObject({
  /** Found in the header line when absent: comma, semicolon, tab or bar. */
  delimiter: z.string().length(1).optional(),
  quote: z.string().length(1).default('"'),
  /** Default: by the byte order mark, otherwise utf-8. */
  encoding: z.enum(['utf-8', 'utf-16', 'latin-1']).optional(),
});
export type CsvOptions = z.infer<typeof Csv>;

export const SourceSpec = z.strictObject({
  /** File names or patterns (`orders-*.csv`), relative to the directory that is imported. */
  files: z.union([z.string(), z.array(z.string()).min(1)]),
  /** Default: by the file's ending. */
  format: z.enum(['csv', 'parquet']).optional(),
  csv: Csv.prefault({}),
});
export type SourceSpec = z.infer<typeof SourceSpec>;

/** Rows for which a condition does not hold are left out, not rejected. Texts are compared without outer spaces. */
export const Condition = z
  .strictObject({
    column: SourceColumn,
    is: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    isNot: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    startsWith: z.string().optional(),
    contains: z.string().optional(),
    empty: z.boolean().optional(),
  })
  .refine(
    ({ column: _column, ...tests }) => Object.values(tests).filter((test) => test !== undefined).length === 1,
    'give exactly one of is, isNot, startsWith, contains, empty',
  );
export type Condition = z.infer<typeof Condition>;

const ORIGINS = ['from', 'constant', 'concat', 'code', 'lineNumber', 'multiply', 'divide'] as const;

export const ColumnSpec = z
  .strictObject({
    /** Where the value comes from; exactly one of these. Of several columns the first that is not empty counts. */
    from: z.union([SourceColumn, z.array(SourceColumn).min(1)]).optional(),
    constant: TextOrNumber.optional(),
    /** Texts and columns in a row; empty when a column is that is not optional. */
    concat: z
      .array(
        z.union([
          z.strictObject({ text: z.string() }),
          z.strictObject({ from: SourceColumn, optional: z.boolean().default(false) }),
        ]),
      )
      .min(1)
      .optional(),
    /**
     * A code made from a value that has none. `sequence` numbers the values in alphabetical order, so a new value moves
     * the codes after it; `hash` stays the same for the same value.
     */
    code: z
      .strictObject({
        of: z.union([SourceColumn, z.array(SourceColumn).min(1)]),
        prefix: z.string().default(''),
        style: z.enum(['sequence', 'hash']).default('sequence'),
        digits: z.int().min(1).max(32).default(4),
      })
      .optional(),
    /** 1, 2, 3 … within rows of equal values of these columns of this table, in the order of the source. */
    lineNumber: z.strictObject({ within: z.array(Name).min(1) }).optional(),
    /** Two columns, such as price and pieces. */
    multiply: z.tuple([SourceColumn, SourceColumn]).optional(),
    /** First column by second; empty when the second is zero. */
    divide: z.tuple([SourceColumn, SourceColumn]).optional(),

    /** Outer spaces are taken off. Default true. */
    trim: z.boolean().default(true),
    /** Texts that mean no value; `*` stands for anything, letter case does not matter. */
    empty: z.array(z.string()).default([]),
    /** One part of a delimited text, counted from 1, or from the end with -1. */
    split: z
      .strictObject({
        by: z.string().min(1),
        part: z.int().refine((part) => part !== 0, 'parts count from 1, or from -1 at the end'),
      })
      .optional(),
    /** Takes off currency signs, spaces and thousands separators, and reads (12) and 12- as negative. */
    number: z
      .strictObject({ decimal: z.enum(['.', ',']).default('.'), thousands: z.string().max(1).default(',') })
      .optional(),
    /** Date formats in strptime's letters, tried in this order. Default: ISO 8601. */
    formats: z.array(z.string().min(1)).min(1).optional(),
    values: z.record(z.string(), TextOrNumber).optional(),
    /** What becomes of a value that `values` does not name. */
    otherwise: z.enum(['keep', 'reject', 'empty']).default('keep'),
    case: z.enum(['upper', 'lower']).optional(),
    /** Longer texts are cut to this many characters instead of being rejected. */
    cutAt: z.int().min(1).optional(),
    /** Taken when there is no value. */
    default: TextOrNumber.optional(),
    /** A value that does not have the column's type: reject the row, or leave the value empty. */
    invalid: z.enum(['reject', 'empty']).default('reject'),
    /** How the rows of one key become one value, when the table is `distinctOn`. Empty values do not count. */
    aggregate: z.enum(['first', 'last', 'sum', 'min', 'max', 'mode', 'count']).default('first'),
  })
  .refine(
    (spec) => ORIGINS.filter((origin) => spec[origin] !== undefined).length === 1,
    `give exactly one of ${ORIGINS.join(', ')}`,
  );
export type ColumnSpec = z.infer<typeof ColumnSpec>;

export const TableSpec = z.strictObject({
  /** Name of a source. */
  from: Name,
  where: z.array(Condition).default([]),
  /** Columns of this table: source rows that are equal in them become one row, by each column's `aggregate`. */
  distinctOn: z.array(Name).min(1).optional(),
  columns: z.record(Name, ColumnSpec),
});
export type TableSpec = z.infer<typeof TableSpec>;

/** How files with other names and columns become the six tables. Declarative: it holds no expression to evaluate. */
export const Mapping = z.strictObject({
  description: z.string().optional(),
  sources: z.record(Name, SourceSpec),
  tables: z.record(z.string(), TableSpec),
});
export type Mapping = z.infer<typeof Mapping>;
