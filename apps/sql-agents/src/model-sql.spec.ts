import { newCallContext } from '#libs/bus';
import type { Principal } from '#libs/contracts';
import { loadSettings } from '#libs/runtime';
import { builtInDefinitions, loadSemanticModel, readSemanticFiles } from '#libs/semantics';
import type { Warehouse, WarehouseQuery } from '#libs/warehouse';
import { SqlAgents } from './sql-agents';
import { SqlAgentsHandlers } from './sql-agents.handlers';

const persona = 'warehouse_manager';
const sql = 'SELECT warehouse_code, COUNT(*) AS items FROM warehouse_product GROUP BY warehouse_code';
const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));
const limits = { timeoutMs: 1000, maxRows: 100, maxBytes: 1024, maxIndexedValues: 100 };

describe('SQL that a language model wrote', () => {
  const ran: string[] = [];
  const warehouse = {
    dialect: 'duckdb',
    query: (query: WarehouseQuery) => {
      ran.push(query.sql);
      const columns = [
        { name: 'warehouse_code', type: 'string' },
        { name: 'items', type: 'integer' },
      ];
      const usage = { unit: 'second', quantity: 0, usd: 0 };
      return Promise.resolve({
        columns,
        rows: [['WH-01', 3]],
        truncated: false,
        usage,
        dataVersion: 'v',
        dataAsOf: '',
      });
    },
    tables: () => Promise.resolve([]),
  } as unknown as Warehouse;

  const handlers = async (rawSql: boolean): Promise<SqlAgentsHandlers> => {
    const settings = loadSettings({ env: {} });
    const agents = await SqlAgents.create(model, warehouse, limits);
    return new SqlAgentsHandlers(agents, { ...settings, models: { ...settings.models, rawSql } });
  };
  const context = (sites: string[] | null = null, personas = [persona]) =>
    newCallContext({ principal: { personas, sites } as Principal });

  beforeEach(() => ran.splice(0));

  it('is run where the settings allow it, with what is known of its columns', async () => {
    const { table, sources } = await (await handlers(true)).runSql({ persona, sql }, context());
    expect(table).toMatchObject({
      columns: [
        { label: 'Warehouse code', format: 'code', role: 'dimension' },
        { label: 'Items', format: 'count', role: 'measure' },
      ],
      rows: [['WH-01', 3]],
    });
    expect(sources).toMatchObject([{ table: 'warehouse_product' }]);
  });

  it.each([
    ['where the settings do not allow it', false, sql, context(), 'SQL_REJECTED'],
    [
      'of what the persona may not see',
      true,
      'SELECT COUNT(*) FROM purchase_order_header',
      context(),
      'SQL_REJECTED',
    ],
    ['that writes', true, 'DELETE FROM warehouse_product', context(), 'SQL_REJECTED'],
    ['that is two statements', true, `${sql}; ${sql}`, context(), 'SQL_REJECTED'],
    ['for who sees some sites only', true, sql, context(['WH-01']), 'SQL_REJECTED'],
    ['for who does not have the persona', true, sql, context(null, []), 'PERSONA_NOT_ALLOWED'],
  ])('is not run %s', async (_what, rawSql, statement, caller, code) => {
    const agents = await handlers(rawSql);
    await expect(agents.runSql({ persona, sql: statement }, caller)).rejects.toMatchObject({ code });
    expect(ran).toEqual([]);
  });
});
