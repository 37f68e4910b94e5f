import { z } from 'zod';
import type { Calendar } from './calendar';

const Name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'use lower_snake_case');
/** A field of this entity (`order_date`) or of one that is reachable through many-to-one joins (`sales_order.order_date`). */
const Field = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/, 'write field or entity.field');
const Phrase = z.string().min(1).max(80);
const MAX_SQL_LENGTH = 2000;
const Sql = z.string().min(1).max(MAX_SQL_LENGTH);
/** How to ask for another reading than the assumed one: `say` is appended to the question. */
const Alternatives = z.array(z.strictObject({ label: Phrase, say: Phrase })).default([]);

/** What a dimension's values are, which decides how people refer to them and how the console writes them. */
export const DimensionRole = z.enum([
  'code', // identifies a thing: WH-03, P-0186, 108617
  'name', // names a thing in words: Crown Stores
  'category', // one of few values: product group, status, area
  'text', // free text: address
  'date',
  'quantity',
  'money',
  'days',
]);

export const ColumnKind = z.enum(['string', 'integer', 'decimal', 'date', 'boolean']);
export type ColumnKind = z.infer<typeof ColumnKind>;

/**
 * SQL in these files is an expression over this entity's dimensions and columns, written `{column}`, or over another
 * entity's that is reachable through many-to-one joins, written `{entity.dimension}`. `{today}` is the day of the
 * question, `{today - 30}` thirty days before it, `{days(a, b)}` the days from date a to date b, `{weekday(a)}` 1 for a
 * Monday to 7 for a Sunday, `{day(a)}`, `{week(a)}`, `{month(a)}`, `{quarter(a)}` and `{year(a)}` the first day of the
 * period that a is in. Divide as `1.0 * a / NULLIF(b, 0)`, so that no warehouse cuts the fraction off. Otherwise use only what DuckDB, PostgreSQL,
 * Redshift and Trino share; the guard checks every query that comes out.
 */
export const DimensionFile = z.strictObject({
  /** A physical column, or … */
  column: Name.optional(),
  /** … an expression. Exactly one of the two. */
  sql: Sql.optional(),
  type: ColumnKind,
  role: DimensionRole,
  /** How the console writes the value, where the role does not say it: a quantity that is a share is `percent`. */
  format: z.enum(['decimal', 'percent']).optional(),
  label: Phrase,
  description: z.string().optional(),
  synonyms: z.array(Phrase).default([]),
  /** Regular expression of codes, so that an unknown one is still recognised as a code. */
  pattern: z.string().optional(),
  /** Ways in which people say a code: `warehouse {number}` lets "warehouse three" be WH-03. */
  spoken: z.array(Phrase).default([]),
  /** Values are indexed for recognition (codes, names, categories). Default true for those roles. */
  index: z.boolean().optional(),
  /** Other words for single values: { Cancelled: [canceled, called off] }. */
  values: z.record(z.string(), z.array(Phrase)).default({}),
  /** The values in an order of their own, where the alphabet's is not it: days of the week. Results are shown in it. */
  order: z.array(z.string().min(1)).min(2).max(50).optional(),
  /** Words that select this date when a period is given: "due", "delivered", "going out". */
  cues: z.array(Phrase).default([]),
  /** Dimension of the same entity that names what this one codes (warehouse code ↔ name): shown and matched together. */
  names: Name.optional(),
  /**
   * What the value is of in the world. Dimensions of different entities with the same concept mean the same thing
   * (the warehouse of a stock item, the warehouse of an order), so that measures of both can be shown side by side.
   */
  concept: Name.optional(),
  /** Comparatives for quantities and money: "more than", "cheaper than". */
  comparatives: z
    .strictObject({ more: z.array(Phrase).default([]), less: z.array(Phrase).default([]) })
    .optional(),
  /** Superlatives: "most expensive", "cheapest". */
  superlatives: z
    .strictObject({ most: z.array(Phrase).default([]), least: z.array(Phrase).default([]) })
    .optional(),
});
export type DimensionFile = z.infer<typeof DimensionFile>;

export const MeasureFile = z.strictObject({
  /** `ratio` needs numerator and denominator (measures, of this or another entity); `derived` needs sql over measures. */
  aggregate: z.enum(['count', 'count_distinct', 'sum', 'avg', 'min', 'max', 'ratio', 'derived']),
  /** Expression that is aggregated; absent for count (rows) and ratio. */
  sql: Sql.optional(),
  /** Only rows for which this holds. */
  where: Sql.optional(),
  numerator: z.string().optional(),
  denominator: z.string().optional(),
  format: z.enum(['count', 'decimal', 'money', 'percent', 'days', 'date']),
  label: Phrase,
  description: z.string().optional(),
  /** Formula in words, for the evidence card. */
  formula: z.string().optional(),
  synonyms: z.array(Phrase).default([]),
  /** Which date a period means for this measure, when it is not the entity's. */
  time: Field.optional(),
  /** Assumption said with every answer that uses it. */
  assumption: z.string().optional(),
  alternatives: Alternatives,
  comparatives: z
    .strictObject({ more: z.array(Phrase).default([]), less: z.array(Phrase).default([]) })
    .optional(),
  superlatives: z
    .strictObject({ most: z.array(Phrase).default([]), least: z.array(Phrase).default([]) })
    .optional(),
  /** False when rows of a superlative "top" list should start with the smallest (late deliveries). Default true. */
  biggerIsBetter: z.boolean().default(true),
  /** Only for other measures to build on: not offered to people, and its words are not recognised. */
  hidden: z.boolean().default(false),
});
export type MeasureFile = z.infer<typeof MeasureFile>;

export const SegmentFile = z.strictObject({
  /** A condition over this entity. */
  sql: Sql,
  label: Phrase,
  description: z.string().optional(),
  synonyms: z.array(Phrase).default([]),
  assumption: z.string().optional(),
  alternatives: Alternatives,
});
export type SegmentFile = z.infer<typeof SegmentFile>;

export const JoinFile = z.strictObject({
  to: Name,
  relationship: z.enum(['many_to_one', 'one_to_many']),
  /** This entity's column: the other's column, or a dimension that the other reaches. All must be equal. */
  on: z.record(Name, Field),
});

/**
 * A total of a finer entity for each row of this one, joined by the given columns, whose values expressions may use
 * as `{rollup.value}`: what an item sold here in the last 30 days, for its days of cover.
 */
export const RollupFile = z.strictObject({
  from: Name,
  /** This entity's column: dimension of `from` (own or reachable). */
  on: z.record(Name, Field),
  where: Sql.optional(),
  values: z.record(Name, Sql),
});

export type RollupFile = z.infer<typeof RollupFile>;

export const EntityFile = z.strictObject({
  entity: Name,
  /** Physical table. */
  table: Name,
  label: Phrase,
  plural: Phrase,
  description: z.string().optional(),
  synonyms: z.array(Phrase).default([]),
  /** Phrases that several members, or a member and a term, have on purpose: what else is said decides. */
  shared: z.array(Phrase).default([]),
  /** Verbs that say that a row exists: a warehouse "carries" a product, a customer "ordered" it. */
  verbs: z.array(Phrase).default([]),
  /** Columns that identify a row. */
  key: z.array(Name).min(1),
  /** Dimension (own or `entity.dimension`) by which people name one row. */
  identity: Field,
  /**
   * Physical columns that no dimension shows, with their types: what only expressions use, or only import fills. A
   * table of one's own is created with these, the dimensions' columns, the key and the columns of joins.
   */
  columns: z.record(Name, ColumnKind).default({}),
  /** Personas that see the table, besides those whose own file names it. */
  personas: z.array(Name).default([]),
  /** Column that holds the warehouse, by which rows are restricted to a person's sites. */
  site: Name.optional(),
  /** Dimensions (own or `entity.dimension`) shown in a detail list when the question names none. */
  list: z.array(Field).min(1),
  /** Date that a period means when the words do not say. */
  time: Field.optional(),
  /**
   * Date by whose month the rows lie in partitions where the warehouse keeps files (Athena): a column, own or of a row
   * that this one belongs to. Queries for a period of this date then read the files of its months only.
   */
  partitionDate: Field.optional(),
  dimensions: z.record(Name, DimensionFile),
  measures: z.record(Name, MeasureFile).default({}),
  segments: z.record(Name, SegmentFile).default({}),
  joins: z.record(Name, JoinFile).default({}),
  rollups: z.record(Name, RollupFile).default({}),
});
export type EntityFile = z.infer<typeof EntityFile>;

export const PersonaFile = z.strictObject({
  persona: Name,
  label: Phrase,
  description: z.string().optional(),
  /** The only physical tables whose rows this persona may see. With none it asks by its tools alone. */
  tables: z.array(Name),
  examples: z.array(z.string()).min(3),
  /** What the persona sees at a glance: questions that are asked when the dashboard is opened. */
  dashboard: z
    .strictObject({
      title: z.string(),
      tiles: z
        .array(
          z.strictObject({
            title: z.string(),
            question: z.string(),
            show: z.enum(['number', 'chart', 'table']),
          }),
        )
        .max(12),
    })
    .optional(),
  /** What a bare word means for this persona: { orders: purchase_order, delivery: purchase_order }. */
  prefer: z.record(Phrase, z.string()).default({}),
  /** Words of what this persona may not see, and where to ask: { supplier reliability: procurement_specialist }. */
  elsewhere: z.record(Phrase, Name).default({}),
});
export type PersonaFile = z.infer<typeof PersonaFile>;

/** Whole phrases with a fixed meaning: "best sellers" is products by units sold, most first. */
export const TermFile = z.strictObject({
  terms: z.array(
    z.strictObject({
      phrases: z.array(Phrase).min(1),
      description: z.string().optional(),
      personas: z.array(Name).optional(),
      entity: Name.optional(),
      measures: z.array(z.string()).default([]),
      dimensions: z.array(z.string()).default([]),
      segments: z.array(z.string()).default([]),
      order: z.enum(['asc', 'desc']).optional(),
      limit: z.int().positive().optional(),
      assumption: z.string().optional(),
      alternatives: Alternatives,
    }),
  ),
});
export type TermFile = z.infer<typeof TermFile>;

export interface Dimension extends DimensionFile {
  readonly name: string;
  readonly entity: string;
  /** `entity.name` */
  readonly member: string;
}
export interface Measure extends MeasureFile {
  readonly name: string;
  readonly entity: string;
  readonly member: string;
}
export interface Segment extends SegmentFile {
  readonly name: string;
  readonly entity: string;
  readonly member: string;
}
export interface Join {
  readonly to: string;
  readonly relationship: 'many_to_one' | 'one_to_many';
  readonly on: Readonly<Record<string, string>>;
}
export interface Entity extends Omit<
  EntityFile,
  'entity' | 'dimensions' | 'measures' | 'segments' | 'joins'
> {
  readonly name: string;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly segments: ReadonlyMap<string, Segment>;
  readonly joins: ReadonlyMap<string, Join>;
}
export type Term = TermFile['terms'][number];

/** The checked semantic files, as everything else uses them. */
export interface SemanticModel {
  /** Digest of all files: part of evidence and cache keys. */
  readonly version: string;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly personas: ReadonlyMap<string, PersonaFile>;
  readonly terms: readonly Term[];
  readonly calendar: Calendar;
  /** By `entity.name`; undefined when there is none. */
  dimension(member: string): Dimension | undefined;
  measure(member: string): Measure | undefined;
  segment(member: string): Segment | undefined;
}
