import fc from 'fast-check';
import { type Filter, type MeasureUse, MetricQuery } from '#libs/contracts';
import { availableMembers } from '../src';
import { builtInModel } from './built-in-model';

const model = builtInModel();

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
        }),
      }),
    ),
  }));
  const measure: fc.Arbitrary<MeasureUse> = fc.record(
    {
      measure: fc.constantFrom(...measures).map(({ member }) => member),
      where: fc.array(filter, { minLength: 1, maxLength: 1 }),
      share: fc.constantFrom('of-unfiltered' as const, 'of-total' as const),
    },
    { requiredKeys: ['measure'] },
  );
  return fc
    .record(
      {
        measures: fc.uniqueArray(measure, { maxLength: 3, selector: (use) => use.measure }),
        dimensions: fc.uniqueArray(
          dimension.map(({ member }) => member),
          { maxLength: 3 },
        ),
        timeDimensions: fc.array(
          fc.record(
            {
              dimension: fc.constantFrom(...dates).map(({ member }) => member),
              granularity: fc.constantFrom('day', 'week', 'month', 'quarter', 'half', 'year'),
              dateRange: range,
            },
            { requiredKeys: ['dimension'] },
          ),
          { maxLength: 1 },
        ),
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
    .map((query) => MetricQuery.parse(query));
}
