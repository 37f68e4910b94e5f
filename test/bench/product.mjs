// Starts the built product for a benchmark and signs in.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../../scripts/build.mjs';

export const TODAY = '2026-06-17';

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

export const temporaryDirectory = () => mkdtempSync(join(tmpdir(), 'qm-bench-'));

/** Limits that would measure themselves instead of the product. */
export const LIMITS = 'limits:\n  requestsPerMinute: 100000000\n';
/** For what is to be computed each time. */
export const NO_CACHE = 'cache:\n  enabled: false\n';

export async function run(command, args, env) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
}

/**
 * @param settings more lines of the configuration file
 * @param preload files that the process requires first
 */
export async function startProduct({
  directory,
  script = 'dist/apps/all-in-one/src/main.js',
  settings = '',
  preload = [],
}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const configuration = join(directory, 'bench.yaml');
  writeFileSync(configuration, LIMITS + settings);
  const env = { QM_DATA_DIR: directory, QM_PORT: String(port), QM_TODAY: TODAY, QM_CONFIG: configuration };
  const required = preload.flatMap((file) => ['--require', join(root, file)]);
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...required, join(root, script)], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk) => (log = (log + chunk).slice(-10_000)));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the product ended:\n${log}`);
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) break;
    await delay(20);
  }
  return {
    url,
    pid: child.pid,
    readyMs: performance.now() - startedAt,
    /** Resident memory of the one process, in MiB. */
    memoryMb: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** A bearer token of the demo user who has just this persona. */
export async function signIn(url, persona) {
  const { demoUsers } = await (await fetch(`${url}/v1/sign-in-options`)).json();
  for (const { username, password } of demoUsers) {
    const response = await fetch(`${url}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    });
    const session = await response.json();
    if (session.personas?.length === 1 && session.personas[0].id === persona) return session.token;
  }
  throw new Error(`no demo user for ${persona}`);
}

export const remove = (directory) => rmSync(directory, { recursive: true, force: true });
