import { z } from 'zod';

/** A field of an entity as the semantic files name it: `entity.field`. */
export const Member = z.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, 'a member is entity.field');
export type Member = z.infer<typeof Member>;

/** Name of an entity in the semantic files. */
export const EntityName = z.string().regex(/^[a-z][a-z0-9_]*$/);
export type EntityName = z.infer<typeof EntityName>;

export const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Scalar = z.infer<typeof Scalar>;

/** A calendar day, `YYYY-MM-DD`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** Half-open: from the first day up to, not including, the second. Null leaves that side open. */
export const DateRange = z.tuple([Day.nullable(), Day.nullable()]);
export type DateRange = z.infer<typeof DateRange>;

export const Granularity = z.enum(['day', 'week', 'month', 'quarter', 'half', 'year']);
export type Granularity = z.infer<typeof Granularity>;

export const ComparisonOperator = z.enum([
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'startsWith',
  'gt',
  'gte',
  'lt',
  'lte',
  'set',
  'notSet',
  'inDateRange',
  'notInDateRange',
]);
export type ComparisonOperator = z.infer<typeof ComparisonOperator>;

/** `member operator values`; several values of equals mean any of them, of notEquals none of them. */
export interface ValueFilter {
  member: Member;
  operator: ComparisonOperator;
  /** For inDateRange the two ends of a half-open DateRange. */
  values?: Scalar[];
}
/** Column against column, for example stock below minimum. */
export interface MemberFilter {
  member: Member;
  operator: 'equals' | 'notEquals' | 'gt' | 'gte' | 'lt' | 'lte';
  otherMember: Member;
  /** The other column is multiplied by it: stock below half the minimum is 0.5. */
  factor?: number;
}
/** A condition that the semantic files name, for example `stock.low`. */
export interface SegmentFilter {
  segment: Member;
}
/** Rows for which a related row exists (or does not), matching on the join between the two entities. */
export interface RelationFilter {
  exists: {
    entity: EntityName;
    where: Filter[];
    not?: boolean;
    /** Dimensions that must be equal on both sides besides the join. */
    same?: Member[];
    /**
     * The thing that the relation is about, instead of the join: "customers who never bought this" counts orders whose
     * customer (`sales_order.customer_code`) has no such line, not orders that have none.
     */
    of?: Member[];
  };
}
/**
 * Rows whose values of these dimensions are among those of another query's result, its order, limit and conditions on
 * measures included: the months of the orders of the five largest suppliers.
 */
export interface WithinFilter {
  within: { dimensions: Member[]; query: MetricQuery };
}
export type Filter =
  | ValueFilter
  | MemberFilter
  | SegmentFilter
  | RelationFilter
  | WithinFilter
  | { and: Filter[] }
  | { or: Filter[] }
  | { not: Filter };

export const Filter: z.ZodType<Filter> = z
  .lazy(() =>
    z.union([
      z.strictObject({
        member: Member,
        operator: ComparisonOperator,
        values: z.array(Scalar).max(1000).optional(),
      }),
      z.strictObject({
        member: Member,
        operator: z.enum(['equals', 'notEquals', 'gt', 'gte', 'lt', 'lte']),
        otherMember: Member,
        factor: z.number().optional(),
      }),
      z.strictObject({ segment: Member }),
      z.strictObject({
        exists: z.strictObject({
          entity: EntityName,
          where: z.array(Filter),
          not: z.boolean().optional(),
          same: z.array(Member).optional(),
          of: z.array(Member).min(1).max(4).optional(),
        }),
      }),
      z.strictObject({
        within: z.strictObject({
          dimensions: z.array(Member).min(1).max(4),
          query: z.lazy(() => MetricQuery),
        }),
      }),
      z.strictObject({ and: z.array(Filter) }),
      z.strictObject({ or: z.array(Filter) }),
      z.strictObject({ not: Filter }),
    ]),
  )
  .meta({ id: 'Filter' });

export const MeasureUse = z
  .strictObject({
    measure: Member,
    /** Restricts this measure only: SUM(CASE WHEN … THEN … END). */
    where: z.array(Filter).optional(),
    /**
     * `of-unfiltered`: this measure under `where`, divided by the same measure without it (a fraction, 0 to 1).
     * `of-total`: each row's part of the sum over all rows of the result.
     */
    share: z.enum(['of-unfiltered', 'of-total']).optional(),
    /** With `of-total`: the part of the sum over the rows that are equal in these dimensions, which must be columns. */
    shareWithin: z.array(Member).min(1).max(4).optional(),
    /**
     * The total of all periods so far, along the query's one time grain and for each combination of its other columns.
     * It starts with the range, and again with each `reset` period: `year` is year to date, also when the range starts
     * within a year. For counts, sums, smallest and largest values, and what is made of them.
     */
    cumulative: z.strictObject({ reset: z.enum(['month', 'quarter', 'half', 'year']).optional() }).optional(),
    /** Column name in the result; the measure's own field name otherwise. */
    as: z
      .string()
      .regex(/^[a-z][a-z0-9_]*$/)
      .optional(),
  })
  .meta({ id: 'MeasureUse' });
export type MeasureUse = z.infer<typeof MeasureUse>;

export const TimeDimension = z
  .strictObject({
    dimension: Member,
    /**
     * Groups by the start of each period; with compareDateRange by its number, so that periods lie on top of each other:
     * the calendar's month or quarter where all ranges lie in a calendar year and start alike, otherwise counted from
     * the start of each range. Absent: only the range applies.
     */
    granularity: Granularity.optional(),
    dateRange: DateRange.optional(),
    /** Each measure becomes one column per range, followed by the change. Excludes dateRange. */
    compareDateRange: z.array(DateRange).min(2).max(4).optional(),
  })
  .meta({ id: 'TimeDimension' });
export type TimeDimension = z.infer<typeof TimeDimension>;

export const MeasureFilter = z.strictObject({
  measure: MeasureUse,
  operator: z.enum(['equals', 'notEquals', 'gt', 'gte', 'lt', 'lte']),
  value: z.number(),
});
export type MeasureFilter = z.infer<typeof MeasureFilter>;

/**
 * What is asked of the data, independent of words and of SQL: the shape of Cube's query with what its users miss
 * (detail lists, column comparisons, exists, shares, running totals, measure filters, ranking within groups, earlier
 * results).
 *
 * - `ungrouped: true` gives one row per `entity` row with the dimensions as columns; measures must be empty.
 * - otherwise rows are grouped by dimensions and time grains; without measures the result is the distinct combinations.
 */
export const MetricQuery = z
  .strictObject({
    /** What one row is of. Required for detail lists; otherwise derived from the measures. */
    entity: EntityName.optional(),
    measures: z.array(MeasureUse).max(20),
    dimensions: z.array(Member).max(20),
    timeDimensions: z.array(TimeDimension).max(3),
    filters: z.array(Filter).max(50),
    having: z.array(MeasureFilter).max(10).optional(),
    ungrouped: z.boolean().optional(),
    /**
     * By a column's name, a member or a measure that need not be shown; of a comparison also by `<measure>:change` and
     * `<measure>:change_percent`, where the measure is its member or its `as`.
     */
    order: z
      .array(z.strictObject({ by: z.string(), direction: z.enum(['asc', 'desc']) }))
      .max(5)
      .optional(),
    limit: z.int().min(1).max(100_000).optional(),
    offset: z.int().min(0).optional(),
    /** The first `limit` rows within each combination of these dimensions, by `order`. */
    limitBy: z.strictObject({ dimensions: z.array(Member).min(1), limit: z.int().min(1) }).optional(),
  })
  .meta({ id: 'MetricQuery' });
export type MetricQuery = z.infer<typeof MetricQuery>;
