import { z } from 'zod';
import type { Scalar } from './metric-query';

export const ColumnType = z.enum(['string', 'number', 'integer', 'date', 'boolean']);
export type ColumnType = z.infer<typeof ColumnType>;

export const ResultColumn = z
  .strictObject({
    name: z.string(),
    label: z.string(),
    type: ColumnType,
    /**
     * How the console writes the value: 1,234 or 12.5 % or 3 days. A `week`, `month`, `quarter`, `half` or `year` comes as
     * its first day, YYYY-MM-DD; a `month-of-year` as 1 to 12 and a `quarter-of-year` as 1 to 4, of years that lie on top of
     * each other.
     */
    format: z.enum([
      'text',
      'count',
      'decimal',
      'money',
      'percent',
      'days',
      'date',
      'week',
      'month',
      'quarter',
      'half',
      'year',
      'month-of-year',
      'quarter-of-year',
      'code',
    ]),
    role: z.enum(['dimension', 'measure', 'time']),
  })
  .meta({ id: 'ResultColumn' });
export type ResultColumn = z.infer<typeof ResultColumn>;

const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const isRows = (rows: unknown): rows is Scalar[][] =>
  Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.every(isScalar));

/** Checked in one pass: a schema a cell costs more than the query, 50 ms for 10,000 rows on every hop. */
const Rows = z
  .any()
  .refine(isRows, 'expected rows of text, numbers, booleans and null')
  .meta({
    type: 'array',
    items: {
      type: 'array',
      items: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }] },
    },
  }) as z.ZodType<Scalar[][]>;

export const ResultTable = z
  .strictObject({
    columns: z.array(ResultColumn),
    rows: Rows,
    rowCount: z.int().min(0),
    /** True when a limit cut the result; rowCount is then what is shown, not what exists. */
    truncated: z.boolean(),
  })
  .meta({ id: 'ResultTable' });
export type ResultTable = z.infer<typeof ResultTable>;

/** Column names of the table; null when only a table or a single number fits. */
export const ChartSpec = z
  .strictObject({
    kind: z.enum(['bar', 'horizontal-bar', 'line', 'grouped-bar']),
    x: z.string(),
    y: z.array(z.string()).min(1),
    series: z.string().optional(),
    /** Intervals around the first of `y`, the widest first: names of the columns with their bounds. */
    bands: z
      .array(z.strictObject({ lower: z.string(), upper: z.string(), label: z.string() }))
      .max(2)
      .optional(),
  })
  .meta({ id: 'ChartSpec' });
export type ChartSpec = z.infer<typeof ChartSpec>;

export const Cost = z
  .strictObject({
    totalUsd: z.number().min(0),
    byService: z.array(
      z.strictObject({ service: z.string(), usd: z.number().min(0), quantity: z.number(), unit: z.string() }),
    ),
  })
  .meta({ id: 'Cost' });
export type Cost = z.infer<typeof Cost>;

export const Source = z
  .strictObject({ table: z.string(), label: z.string(), rowCount: z.int().nullable() })
  .meta({ id: 'Source' });
export type Source = z.infer<typeof Source>;

/** Rows that were kept from an earlier run of the same question. */
export const CachedNote = z
  .strictObject({
    /** When they were computed, ISO 8601. */
    at: z.iso.datetime(),
    ageSeconds: z.number().min(0),
    /** True when the warehouse could not be asked, so that newer data may exist. */
    stale: z.boolean(),
  })
  .meta({ id: 'CachedNote' });
export type CachedNote = z.infer<typeof CachedNote>;

/** What a language model had to do with an answer, in the evidence. Its words are never a source of numbers. */
export const ModelUse = z
  .strictObject({
    /** Id in the catalog of models. */
    model: z.string(),
    provider: z.string(),
    /** Why it was asked: what the reader was not sure of. */
    because: z.string(),
    /** Calls of the model. */
    calls: z.int().min(0),
    tokens: z.strictObject({
      input: z.int().min(0),
      output: z.int().min(0),
      cacheRead: z.int().min(0),
      cacheWrite: z.int().min(0),
    }),
    /** What it asked for, in order, and whether that could be done. */
    steps: z.array(z.strictObject({ tool: z.string(), summary: z.string(), ok: z.boolean() })).max(50),
    /** Whether the sentence is the model's, checked against the results, or ours because it did not pass. */
    sentence: z.enum(['model', 'template']),
    /** What was kept from it; absent where no local guardrail stood between. */
    guarded: z
      .strictObject({
        /** Different personal details that were replaced before it was asked. */
        replaced: z.int().min(0),
        /** Texts of data in which something that reads like an instruction was left out. */
        cleaned: z.int().min(0),
      })
      .optional(),
    ms: z.number().min(0),
  })
  .meta({ id: 'ModelUse' });
export type ModelUse = z.infer<typeof ModelUse>;
