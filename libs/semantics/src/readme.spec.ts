import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metricQuery } from '../test/built-in-model';
import { compileMetricQuery, loadSemanticModel, readSemanticFiles } from '.';

const ROOM = join(__dirname, '..');

describe('the example in the README', () => {
  const [, text] = /```yaml\n([^]*?)```/.exec(readFileSync(join(ROOM, 'README.md'), 'utf8')) ?? [];
  const model = loadSemanticModel([
    ...readSemanticFiles([join(ROOM, 'definitions')]),
    { path: 'mine/stock.yaml', text: text ?? '' },
  ]);
  const compile = (query: Parameters<typeof metricQuery>[0]): string =>
    compileMetricQuery(model, metricQuery(query), {
      dialect: 'postgres',
      persona: 'warehouse_manager',
      today: '2026-06-17',
      maxRows: 10,
    }).sql;

  it('adds what it says, and keeps what was there', () => {
    expect(
      compile({
        measures: [{ measure: 'stock.frozen_value' }, { measure: 'stock.items' }],
        filters: [{ segment: 'stock.nearly_full' }],
      }),
    ).toBe(`SELECT
  SUM(CASE WHEN product.product_group = 'Frozen' THEN stock.current_stock * product.unit_cost ELSE 0 END) AS frozen_value,
  COUNT(*) AS items
FROM warehouse_product AS stock
LEFT JOIN product ON product.product_code = stock.product_code
WHERE 1.0 * stock.current_stock / NULLIF(stock.maximum_stock, 0) >= 0.9`);
    expect(compile({ entity: 'stock', dimensions: ['stock.weeks_since_restock'] })).toContain(
      "1.0 * (DATE '2026-06-17' - stock.last_restock_date) / 7 AS weeks_since_restock",
    );
  });
});
