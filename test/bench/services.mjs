// Starts the built services as processes of their own over NATS, for a benchmark.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../../scripts/build.mjs';
import { freePort, LIMITS, signIn, TODAY } from './product.mjs';

const require = createRequire(import.meta.url);
const SIGNING_KEY = 'bench-signing-key-of-32-bytes-at-least';
const SERVICES = ['sql-agents', 'specialist-agents', 'orchestrator', 'pipeline', 'gateway'];
const FIRST_QUESTION = 'top 5 products by revenue this year';

const installed = (name) =>
  ['/usr/sbin', '/usr/bin', '/usr/local/bin'].map((folder) => join(folder, name)).find(existsSync);

async function listening(port) {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isUp = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isUp) return;
    await delay(20);
  }
}

/** A NATS server for a directory's services, or undefined where none is installed. */
export async function startBroker(directory) {
  const binary = installed('nats-server');
  if (binary === undefined) return undefined;
  const port = await freePort();
  const broker = spawn(binary, ['-a', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  await listening(port);
  const env = { QM_DATA_DIR: directory, QM_SIGNING_KEY: SIGNING_KEY, NATS_URL: `nats://127.0.0.1:${port}` };
  return { env, stop: () => broker.kill('SIGKILL') };
}

/** The services with an embedded PostgreSQL and without Redis: as the one process has it. */
export async function startServices({ directory, env, settings = '', preload = [] }) {
  const { startEmbeddedPostgres } = require('../../dist/libs/persistence/src/index.js');
  const postgres = await startEmbeddedPostgres({
    directory: join(directory, 'pg-apart'),
    log: () => undefined,
  });
  const configuration = join(directory, 'apart.yaml');
  writeFileSync(configuration, LIMITS + settings);
  const port = await freePort();
  const all = {
    ...process.env,
    ...env,
    QM_CONFIG: configuration,
    QM_TODAY: TODAY,
    DATABASE_URL: postgres.url,
  };
  const required = preload.flatMap((file) => ['--require', join(root, file)]);
  const children = SERVICES.map((name) =>
    spawn(process.execPath, [...required, join(root, `dist/apps/${name}/src/main.js`)], {
      env: { ...all, QM_PORT: String(port) },
      stdio: 'ignore',
    }),
  );
  const url = `http://127.0.0.1:${port}`;
  const ask = async () => {
    const token = await signIn(url, 'warehouse_manager');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ question: FIRST_QUESTION });
    return (await fetch(`${url}/v1/questions`, { method: 'POST', headers, body })).ok;
  };
  while (!(await ask().catch(() => false))) await delay(500);
  return {
    url,
    async stop() {
      await Promise.all(
        children.map((child) => {
          child.kill('SIGTERM');
          return child.exitCode === null ? once(child, 'exit') : undefined;
        }),
      );
      await postgres.stop();
    },
  };
}
