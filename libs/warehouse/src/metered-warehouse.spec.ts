import { QuartermasterError } from '#libs/contracts';
import { Metrics } from '#libs/runtime';
import { MeteredWarehouse } from './metered-warehouse';
import type { Warehouse, WarehouseQuery } from './warehouse';

const QUERY: WarehouseQuery = { persona: 'seller', sql: 'SELECT 1', timeoutMs: 1, maxRows: 1, maxBytes: 1 };

const result = {
  columns: [],
  rows: [],
  truncated: false,
  executeMs: 1,
  dataVersion: 'v1',
  dataAsOf: '2026-01-01T00:00:00.000Z',
  usage: { unit: 'rpu-hour', quantity: 0.5, usd: 0.18 },
};

function metered(query: () => Promise<typeof result>) {
  const metrics = new Metrics({ serviceName: 'test', processMetrics: false });
  const warehouse = new MeteredWarehouse({ query } as unknown as Warehouse, 'redshift-data', metrics);
  const valuesOf = async (name: string) =>
    (await metrics.registry.getSingleMetric(name)!.get()).values.map(({ labels, value }) => [labels, value]);
  return { warehouse, valuesOf };
}

describe('MeteredWarehouse', () => {
  it('counts queries with what they were billed for', async () => {
    const { warehouse, valuesOf } = metered(() => Promise.resolve(result));
    expect(await warehouse.query(QUERY)).toBe(result);
    await warehouse.query(QUERY);
    expect(await valuesOf('quartermaster_warehouse_usage_total')).toEqual([
      [{ warehouse: 'redshift-data', unit: 'rpu-hour' }, 1],
    ]);
    expect(await valuesOf('quartermaster_warehouse_cost_usd_total')).toEqual([
      [{ warehouse: 'redshift-data' }, 0.36],
    ]);
    expect(await valuesOf('quartermaster_warehouse_query_duration_seconds')).toContainEqual([
      { warehouse: 'redshift-data', outcome: 'ok' },
      2,
    ]);
  });

  it('counts failures by their code and passes them on as they are', async () => {
    const failure = new QuartermasterError('QUERY_TIMEOUT');
    const { warehouse, valuesOf } = metered(() => Promise.reject(failure));
    await expect(warehouse.query(QUERY)).rejects.toBe(failure);
    expect(await valuesOf('quartermaster_warehouse_query_duration_seconds')).toContainEqual([
      { warehouse: 'redshift-data', outcome: 'QUERY_TIMEOUT' },
      1,
    ]);
    expect(await valuesOf('quartermaster_warehouse_cost_usd_total')).toEqual([]);
  });
});
