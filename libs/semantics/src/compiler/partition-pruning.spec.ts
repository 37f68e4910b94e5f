import type { Filter } from '#libs/contracts';
import { compileMetricQuery, type Dialect } from '..';
import { builtInModel, metricQuery } from '../../test/built-in-model';

const DATE = 'sales_order.order_date';

function compile(filters: Filter[], dialect: Dialect = 'trino', measure = 'sales_line.revenue'): string {
  const query = metricQuery({ measures: [{ measure }], filters });
  return compileMetricQuery(builtInModel(), query, {
    dialect,
    persona: 'warehouse_manager',
    today: '2026-06-17',
    maxRows: 100,
  }).sql;
}

/** Conditions on the months of the lines. */
const months = (filters: Filter[]): string[] =>
  [...compile(filters).matchAll(/sales_line\.month ([^A-Z()]+)/g)].map(([, condition]) => condition!.trim());

describe('partitions', () => {
  it.each<[Filter, string[]]>([
    [
      { member: DATE, operator: 'inDateRange', values: ['2026-05-01', '2026-07-01'] },
      [">= '2026-05'", "<= '2026-06'"],
    ],
    [{ member: DATE, operator: 'inDateRange', values: ['2026-05-31', '2026-06-01'] }, ["= '2026-05'"]],
    [
      { member: DATE, operator: 'inDateRange', values: ['2026-05-31', '2026-06-02'] },
      [">= '2026-05'", "<= '2026-06'"],
    ],
    [{ member: DATE, operator: 'inDateRange', values: [null, '2026-01-01'] }, ["<= '2025-12'"]],
    [{ member: DATE, operator: 'inDateRange', values: ['2026-01-31', null] }, [">= '2026-01'"]],
    [{ member: DATE, operator: 'gt', values: ['2026-01-31'] }, [">= '2026-02'"]],
    [{ member: DATE, operator: 'gte', values: ['2026-01-31'] }, [">= '2026-01'"]],
    [{ member: DATE, operator: 'lt', values: ['2026-03-01'] }, ["<= '2026-02'"]],
    [{ member: DATE, operator: 'lte', values: ['2026-03-01'] }, ["<= '2026-03'"]],
    [{ member: DATE, operator: 'equals', values: ['2026-02-28'] }, ["= '2026-02'"]],
  ])('follow from %j', (filter, expected) => {
    expect(months([filter])).toEqual(expected);
  });

  it('are those of any branch of a choice, and all where one branch says nothing', () => {
    const may: Filter = { member: DATE, operator: 'equals', values: ['2026-05-02'] };
    const march: Filter = { member: DATE, operator: 'equals', values: ['2026-03-02'] };
    const north: Filter = { member: 'sales_order.delivery_area', operator: 'equals', values: ['North'] };
    expect(months([{ or: [may, march] }])).toEqual(["= '2026-05'", "= '2026-03'"]);
    expect(months([{ or: [may, north] }])).toEqual([]);
    expect(months([{ and: [may, north] }])).toEqual(["= '2026-05'"]);
  });

  it.each<Filter>([
    { not: { member: DATE, operator: 'equals', values: ['2026-05-02'] } },
    { member: DATE, operator: 'notInDateRange', values: ['2026-05-01', '2026-06-01'] },
    { member: DATE, operator: 'notEquals', values: ['2026-05-02'] },
    { member: DATE, operator: 'equals', values: ['2026-05-02', null] },
    { member: DATE, operator: 'set' },
    { member: 'sales_order.delivery_date', operator: 'equals', values: ['2026-05-02'] },
  ])('are all read for %j', (filter) => {
    expect(months([filter])).toEqual([]);
  });

  it('of what belongs to the rows are those of the rows', () => {
    const sql = compile(
      [
        { member: DATE, operator: 'inDateRange', values: ['2026-05-01', '2026-06-01'] },
        { member: 'product.product_group', operator: 'equals', values: ['Dairy'] },
      ],
      'trino',
      'sales_order.orders',
    );
    const [outer, inner] = sql.split('EXISTS (') as [string, string];
    expect(inner).toContain("AND sales_line.month = '2026-05'");
    expect(outer + inner).toContain("AND sales_order.month = '2026-05'");
    expect(sql.match(/month =/g)).toHaveLength(2);
  });

  it('are no matter of databases that keep their own', () => {
    const filter: Filter = { member: DATE, operator: 'equals', values: ['2026-05-02'] };
    for (const dialect of ['duckdb', 'postgres', 'redshift'] as const)
      expect(compile([filter], dialect)).not.toContain('month');
  });
});
