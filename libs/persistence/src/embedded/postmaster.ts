import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { RunAs } from './postgres-binaries';
import { identifyProcess, type ProcessIdentity } from './process-identity';

const READY_TIMEOUT_MS = 60_000;
/** How long a fast shutdown may take before the server is ended without a checkpoint; it recovers from its log then. */
const FAST_STOP_MS = 20_000;
const POLL_MS = 10;
const MAX_LOG_BYTES = 10 * 1024 * 1024;

/** A laptop's worth: small memory, full durability. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '60',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  min_wal_size: '32MB',
  jit: 'off',
  huge_pages: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
};

/** The server's environment: nothing of ours, least of all secrets. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };
}

/** A command under another account, by what stands in front of it or by the system call. */
export function spawnAs(
  { uid, gid, prefix }: RunAs,
  [command, ...args]: [string, ...string[]],
  stdio: ['ignore', number | 'pipe', number | 'pipe'],
  cwd: string,
): ChildProcess {
  const [program = command, ...before] = [...prefix, command];
  const account = prefix.length > 0 ? {} : { uid, gid };
  // Its own process group: Ctrl-C in a terminal is for us, and we stop the server when we no longer need it.
  return spawn(program, [...before, ...args], {
    ...account,
    cwd,
    env: postgresEnvironment(),
    stdio,
    detached: true,
  });
}

interface PidFile {
  pid: number;
  port: number;
  ready: boolean;
}

const pidFileOf = (cluster: string) => join(cluster, 'postmaster.pid');

/** Lines: pid, data directory, start time, port, socket directory, address, shared memory key, status. */
function readPidFile(cluster: string): PidFile | null {
  if (!existsSync(pidFileOf(cluster))) return null;
  const lines = readFileSync(pidFileOf(cluster), 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** The process that the file names, if it still is a server on this cluster. */
function serverOf({ pid }: PidFile, cluster: string): ProcessIdentity | null {
  const found = identifyProcess(pid);
  return found?.command.includes('postgres') === true && found.command.includes(cluster) ? found : null;
}

/** The port of the server that runs on a cluster and takes connections; null when there is none. */
export function runningPort(cluster: string): number | null {
  const file = readPidFile(cluster);
  return file?.ready === true && serverOf(file, cluster) !== null ? file.port : null;
}

/** The process of one server. */
export class Postmaster {
  private child: ChildProcess | null = null;

  constructor(
    private readonly binary: string,
    private readonly cluster: string,
    private readonly logFile: string,
    private readonly runAs: RunAs,
  ) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Resolves when the server ends for whatever reason. */
  get ended(): Promise<void> {
    const { child } = this;
    if (child === null || !this.isRunning()) return Promise.resolve();
    return new Promise((resolve) => child.once('exit', () => resolve()));
  }

  /**
   * Starts the server and waits until it takes connections.
   *
   * @throws with the end of the server's log when it does not get there
   */
  async start(port: number): Promise<void> {
    await this.stopOrphan();
    const large = (statSync(this.logFile, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES;
    // A file and not a pipe: should we die, the server must not stumble over a reader that is gone.
    const log = openSync(this.logFile, large ? 'w' : 'a', 0o600);
    const settings = Object.entries({ ...SETTINGS, port: String(port) });
    try {
      this.child = spawnAs(
        this.runAs,
        [this.binary, '-D', this.cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
        ['ignore', log, log],
        this.cluster,
      );
    } finally {
      closeSync(log);
    }
    let failure: Error | undefined;
    this.child.once('error', (error) => (failure = error));
    const end = Date.now() + READY_TIMEOUT_MS;
    for (;;) {
      const file = readPidFile(this.cluster);
      if (file?.ready === true && file.port === port && this.isRunning()) return;
      if (failure !== undefined || !this.isRunning() || Date.now() > end) {
        throw new Error(`PostgreSQL did not start: ${failure?.message ?? this.logTail()}`);
      }
      await delay(POLL_MS);
    }
  }

  async stop(): Promise<void> {
    if (this.child?.pid === undefined || !this.isRunning()) return;
    await stopProcess(this.child.pid, () => !this.isRunning());
  }

  /** After our own kill -9 the server lives on without us, with settings and a port of then. */
  private async stopOrphan(): Promise<void> {
    const file = readPidFile(this.cluster);
    if (file === null) return;
    const server = serverOf(file, this.cluster);
    if (server !== null)
      await stopProcess(file.pid, () => identifyProcess(file.pid)?.startedAt !== server.startedAt);
    // The pid may belong to a stranger by now, over which the server would refuse to start.
    rmSync(pidFileOf(this.cluster), { force: true });
  }

  private isRunning(): boolean {
    return this.child?.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  private logTail(): string {
    return readFileSync(this.logFile, 'utf8').trim().split('\n').slice(-5).join('\n');
  }
}

/** Fast shutdown; where it hangs, an immediate one. */
async function stopProcess(pid: number, hasEnded: () => boolean): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(pid, signal);
    const end = Date.now() + FAST_STOP_MS;
    while (Date.now() < end) {
      if (hasEnded()) return;
      await delay(POLL_MS);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

/** A loopback port that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
