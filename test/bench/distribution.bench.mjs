// What running apart costs and brings: replicas of one service, and a question in one process against services over NATS.
import 'reflect-metadata';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../scripts/build.mjs';
import { summarise } from './load.mjs';
import { NO_CACHE, remove, run, signIn, startProduct, temporaryDirectory, TODAY } from './product.mjs';
import { startBroker, startServices } from './services.mjs';

const require = createRequire(import.meta.url);
const SECONDS = 4;
const CALLERS = 48;
const QUESTION = 'top 5 products by revenue this year';

export async function distribution(report) {
  const directory = temporaryDirectory();
  const broker = await startBroker(directory);
  if (broker === undefined) return report('services over NATS', 'skipped', 'nats-server is not installed');
  const { env } = broker;
  try {
    await replicas(report, env);
    await run(process.execPath, ['scripts/qm.mjs', 'data', 'generate', '--seed', '1', '--today', TODAY], {
      QM_DATA_DIR: directory,
    });
    await costOfDistribution(report, directory, env);
  } finally {
    broker.stop();
    remove(directory);
  }
}

/** Four queries of 50 ms at a time: one replica can do 80 a second, and only more replicas can do more. */
async function replicas(report, env) {
  const { newCallContext, ServiceClient, serviceModules } = require('../../dist/libs/bus/src/index.js');
  const { sqlAgents } = require('../../dist/libs/contracts/src/index.js');
  const { loadSettings, Logger, withDevelopmentSecrets } = require('../../dist/libs/runtime/src/index.js');
  const { NestFactory } = await import('@nestjs/core');
  const settings = withDevelopmentSecrets(loadSettings({ env }));
  const logger = Logger.create({ serviceName: 'bench', level: 'error', destination: 'stderr' });
  const caller = await NestFactory.createApplicationContext(
    { module: class Caller {}, imports: serviceModules('bench', settings, logger) },
    { logger: false },
  );
  const nobody = '00000000-0000-4000-8000-000000000000';
  const principal = {
    ...{ userId: nobody, username: 'bench', roles: [], personas: ['warehouse_manager'] },
    ...{ sites: null, sessionId: nobody },
  };
  const input = {
    persona: 'warehouse_manager',
    query: {
      measures: [{ measure: 'stock.stock_value' }],
      dimensions: ['stock.warehouse_code'],
      timeDimensions: [],
      filters: [],
    },
    today: TODAY,
  };
  const children = [];
  let alone;
  try {
    for (let count = 1; count <= 3; count += 1) {
      const child = fork(join(root, 'test/bench/stub-sql-agents.cjs'), { env: { ...process.env, ...env } });
      children.push(child);
      await once(child, 'message');
      let done = 0;
      const services = caller.get(ServiceClient);
      const end = performance.now() + SECONDS * 1000;
      const start = performance.now();
      await Promise.all(
        Array.from({ length: CALLERS }, async () => {
          while (performance.now() < end) {
            await services.call(sqlAgents.run, input, newCallContext({ principal }));
            done += 1;
          }
        }),
      );
      const perSecond = done / ((performance.now() - start) / 1000);
      alone ??= perSecond;
      report(
        `sql-agents, ${count} replica${count > 1 ? 's' : ''}, 50 ms a query`,
        `${perSecond.toFixed(0)} queries/s`,
        `ratio ${(perSecond / alone).toFixed(2)} of ${count}; the warehouse allows ${count * 80}`,
      );
    }
  } finally {
    for (const child of children) child.kill('SIGTERM');
    await caller.close();
  }
}

async function costOfDistribution(report, directory, env) {
  for (const [what, settings] of [
    ['kept answer', 'cache:\n  warm: false\n'],
    ['answer that is computed', NO_CACHE],
  ]) {
    const together = await startProduct({ directory, settings });
    const one = await askedOften(together.url);
    await together.stop();
    const apart = await startServices({ directory, env, settings });
    const many = await askedOften(apart.url);
    await apart.stop();
    report(
      `${what}, services over NATS`,
      `${many.p50.toFixed(1)} ms p50, ${many.p95.toFixed(1)} p95`,
      `one process ${one.p50.toFixed(1)} p50, ${one.p95.toFixed(1)} p95; difference ${(many.p50 - one.p50).toFixed(1)} ms`,
    );
  }
}

async function askedOften(url, times = 150) {
  const token = await signIn(url, 'warehouse_manager');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ question: QUESTION });
  const durations = [];
  for (let i = 0; i < times + 30; i += 1) {
    const start = performance.now();
    const response = await fetch(`${url}/v1/questions`, { method: 'POST', headers, body });
    await response.json();
    if (i >= 30 && response.ok) durations.push(performance.now() - start);
    if (i >= 30 && !response.ok) throw new Error(`a question was answered with ${response.status}`);
  }
  return summarise(durations);
}
