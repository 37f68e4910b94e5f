// One replica of sql-agents over a stand-in warehouse: a query takes 50 ms, four run at a time. Run by the bench.
require('reflect-metadata');
const { setTimeout: delay } = require('node:timers/promises');
const { NestFactory } = require('@nestjs/core');
const { SqlAgentsModule } = require('../../dist/apps/sql-agents/src/sql-agents.module.js');
const { serviceModules } = require('../../dist/libs/bus/src/index.js');
const { loadSettings, Logger, withDevelopmentSecrets } = require('../../dist/libs/runtime/src/index.js');

const LATENCY_MS = 50;
const MAX_CONCURRENT = 4;
const DATA = { dataVersion: 'bench', dataAsOf: '2026-06-17T00:00:00.000Z' };

const waiting = [];
let running = 0;
async function slot() {
  if (running >= MAX_CONCURRENT) await new Promise((resolve) => waiting.push(resolve));
  else running += 1;
}
function freeSlot() {
  const next = waiting.shift();
  if (next === undefined) running -= 1;
  else next();
}

const warehouse = {
  dialect: 'duckdb',
  async query() {
    await slot();
    try {
      await delay(LATENCY_MS);
    } finally {
      freeSlot();
    }
    const columns = [
      { name: 'warehouse_code', type: 'string' },
      { name: 'stock_value', type: 'number' },
    ];
    const usage = { unit: 'second', quantity: LATENCY_MS / 1000, usd: 0 };
    return { columns, rows: [['WH-01', 1]], truncated: false, executeMs: LATENCY_MS, usage, ...DATA };
  },
  tables: () => Promise.resolve([]),
  snapshot: () => Promise.resolve(DATA),
  ready: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

async function start() {
  const settings = withDevelopmentSecrets(loadSettings());
  const logger = Logger.create({ serviceName: 'sql-agents', level: 'error', destination: 'stderr' });
  const app = await NestFactory.createApplicationContext(
    {
      module: class StubSqlAgents {},
      imports: [...serviceModules('sql-agents', settings, logger), SqlAgentsModule.forRoot(warehouse)],
    },
    { logger: false, abortOnError: false },
  );
  process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
  process.send?.('ready');
}
void start();
