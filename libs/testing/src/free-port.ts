import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems take for outgoing connections and for `listen(0)`: there only specs look for one. */
const FIRST = 20_000;
/** Each of the workers that run specs side by side has its own. */
const PER_WORKER = 1_000;
const WORKERS = 10;

const given = new Set<number>();

/**
 * A port of loopback on which nobody listens, for a server that the caller starts within seconds: no spec that runs at the
 * same time is given it.
 * @throws Error where none of the worker's ports is free
 */
export async function freePort(): Promise<number> {
  const worker = Number(process.env.JEST_WORKER_ID ?? 0) % WORKERS;
  const start = Math.floor(Math.random() * PER_WORKER);
  for (let tried = 0; tried < PER_WORKER; tried += 1) {
    const port = FIRST + worker * PER_WORKER + ((start + tried) % PER_WORKER);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(`No free port from ${FIRST + worker * PER_WORKER} on`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
