import fc from 'fast-check';
import { type DateRange, type Filter, type Granularity, type MeasureUse, MetricQuery } from '#libs/contracts';
import { availableMembers } from '../src';
import { builtInModel } from './built-in-model';

const model = builtInModel();
const GRANULARITIES: readonly Granularity[] = ['day', 'week', 'month', 'quarter', 'half', 'year'];

/** Any valid combination of what one persona may use; the compiler may refuse it, but not write what cannot be read. */
export function randomQuery(persona: string): fc.Arbitrary<MetricQuery> {
  const members = availableMembers(model, persona);
  const all = [...model.entities.values()];
  const dimensions = all
    .flatMap((entity) => [...entity.dimensions.values()])
    .filter(({ member }) => members.has(member));
  const measures = all
    .flatMap((entity) => [...entity.measures.values()])
    .filter(({ member }) => members.has(member));
  const segments = all
    .flatMap((entity) => [...entity.segments.values()])
    .filter(({ member }) => members.has(member));
  const dates = dimensions.filter(({ type }) => type === 'date');
  const day = fc
    .date({ min: new Date('2024-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const range = fc.tuple(day, day).map(([a, b]): [string, string] => (a < b ? [a, b] : [b, `${b}`]));
  const dimension = fc.constantFrom(...dimensions);
  const text = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .filter((value) => !/[\p{Cc}\p{Cs}\\]/u.test(value));
  const value = dimension.chain((field) => {
    const literal =
      field.type === 'string' ? text : field.type === 'date' ? day : fc.integer({ min: -1000, max: 1000 });
    const operators =
      field.type === 'string'
        ? (['equals', 'notEquals', 'contains', 'startsWith'] as const)
        : (['equals', 'gt', 'lte', 'notEquals'] as const);
    return fc.record({
      member: fc.constant(field.member),
      operator: fc.constantFrom(...operators),
      values: fc.tuple(literal),
    });
  });
  const oneDimension = dimension.map(({ member }) => [member]);
  // "Customers who never …" and the like are about codes and names that several entities know.
  const things = dimensions.filter(({ role }) => role === 'code' || role === 'name');
  const about = fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 4 },
    fc.constantFrom(...things).map(({ member }) => [member]),
  );
  const earlier = fc
    .record({
      dimensions: oneDimension,
      measure: fc.constantFrom(...measures),
      limit: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ dimensions: own, measure: { member }, limit }) => ({
      dimensions: own,
      query: {
        measures: [{ measure: member }],
        dimensions: own,
        timeDimensions: [],
        filters: [],
        order: [{ by: member, direction: 'desc' as const }],
        limit,
      },
    }));
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'filter' },
      value,
      fc.constantFrom(...segments).map(({ member }) => ({ segment: member })),
      fc.record({
        member: fc.constantFrom(...dates).map(({ member }) => member),
        operator: fc.constant('inDateRange' as const),
        values: range,
      }),
      fc.array(tie('filter'), { minLength: 1, maxLength: 2 }).map((or) => ({ or })),
      tie('filter').map((not) => ({ not })),
      fc.record({
        exists: fc.record({
          entity: fc.constantFrom(...all.map(({ name }) => name)),
          where: fc.array(tie('filter'), { maxLength: 1 }),
          not: fc.boolean(),
          of: about,
        }),
      }),
      earlier.map((within) => ({ within })),
    ),
  }));
  const measure: fc.Arbitrary<MeasureUse> = fc.record(
    {
      measure: fc.constantFrom(...measures).map(({ member }) => member),
      where: fc.array(filter, { minLength: 1, maxLength: 1 }),
      share: fc.constantFrom('of-unfiltered' as const, 'of-total' as const),
      cumulative: fc.oneof(
        { arbitrary: fc.constant(undefined), weight: 5 },
        fc.constantFrom({}, ...(['month', 'quarter', 'half', 'year'] as const).map((reset) => ({ reset }))),
      ),
    },
    { requiredKeys: ['measure'] },
  );
  const granularity = fc.constantFrom(...GRANULARITIES);
  const date = fc.constantFrom(...dates).map(({ member }) => member);
  const inPeriod = fc.record(
    { dimension: date, granularity, dateRange: range },
    { requiredKeys: ['dimension'] },
  );
  const comparing = fc
    .record({
      dimension: date,
      days: fc.uniqueArray(day, { minLength: 4, maxLength: 4 }),
      granularity: fc.option(granularity, { nil: undefined }),
    })
    .map(({ dimension: member, days, granularity: grain }) => {
      const [a, b, c, d] = days.sort() as [string, string, string, string];
      const compareDateRange: DateRange[] = [
        [c, d],
        [a, b],
      ];
      return { dimension: member, granularity: grain, compareDateRange };
    });
  return fc
    .record(
      {
        measures: fc.uniqueArray(measure, { maxLength: 3, selector: (use) => use.measure }),
        dimensions: fc.uniqueArray(
          dimension.map(({ member }) => member),
          { maxLength: 3 },
        ),
        timeDimensions: fc.array(fc.oneof({ arbitrary: inPeriod, weight: 4 }, comparing), { maxLength: 1 }),
        filters: fc.array(filter, { maxLength: 3 }),
        having: fc.array(
          fc.record({
            measure,
            operator: fc.constantFrom('gt', 'lte'),
            value: fc.integer({ min: 0, max: 99 }),
          }),
          { maxLength: 1 },
        ),
        ungrouped: fc.boolean(),
        entity: fc.constantFrom(...all.map(({ name }) => name)),
        limit: fc.integer({ min: 1, max: 50 }),
        offset: fc.integer({ min: 0, max: 5 }),
      },
      { requiredKeys: ['measures', 'dimensions', 'timeDimensions', 'filters'] },
    )
    .chain((query) => withinGroups(query))
    .map((query) => MetricQuery.parse(query));
}

/** Shares and ranks within groups are of columns that the query has. */
function withinGroups<T extends { measures: MeasureUse[]; dimensions: string[] }>(query: T): fc.Arbitrary<T> {
  const { dimensions, measures } = query;
  if (dimensions.length === 0) return fc.constant(query);
  return fc
    .record({ within: fc.constantFrom(...dimensions), shares: fc.boolean(), ranks: fc.boolean() })
    .map(({ within, shares, ranks }) => ({
      ...query,
      measures: measures.map((use) =>
        shares && use.share === 'of-total' ? { ...use, shareWithin: [within] } : use,
      ),
      ...(ranks ? { limitBy: { dimensions: [within], limit: 2 } } : {}),
    }));
}
