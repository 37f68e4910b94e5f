import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { accountFor, findPostgresBinaries, type RunAs } from './postgres-binaries';
import { findFreePort, Postmaster, runningPort, spawnAs } from './postmaster';

const USER = 'quartermaster';
const PORT_ATTEMPTS = 3;
const RESTART_DELAY_MS = 500;

export interface EmbeddedPostgresOptions {
  /** Holds everything of this server: its cluster, its password, its log. Created when missing. */
  directory: string;
  /** Takes one line of progress or trouble at a time. */
  log: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** `postgres://user:password@127.0.0.1:port/postgres` */
  readonly url: string;
  /** Of the server process; another one after the server had to be started again. */
  readonly pid: number | undefined;
  /** Ends open connections, writes everything down, and waits for the server's end. */
  stop(): Promise<void>;
}

const urlOf = (password: string, port: number) => `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;

/**
 * The address of the server that another Quartermaster runs in this directory, or null when none does: for the command
 * line, which works on the data of a running product too.
 */
export function findEmbeddedPostgres(directory: string): string | null {
  const root = resolve(directory);
  const port = runningPort(join(root, 'cluster'));
  return port === null ? null : urlOf(readFileSync(join(root, 'password'), 'utf8').trim(), port);
}

/**
 * Starts a PostgreSQL of our own on loopback, on a port of its own choice; the first time it makes the cluster. A server
 * that ends by itself is started again on the same port, so that connection pools find it. Hold the data directory's lock
 * when you call this: a server that is found running is taken for an orphan and stopped.
 *
 * @throws when the server cannot run here; the message holds the end of its log
 */
export async function startEmbeddedPostgres({
  directory,
  log,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = findPostgresBinaries();
  const root = resolve(directory);
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const runAs = accountFor([binaries.postgres, root]);
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(root, runAs.uid, runAs.gid);
  const cluster = join(root, 'cluster');
  const passwordFile = join(root, 'password');
  if (!existsSync(cluster)) await initialise(binaries.initdb, { root, cluster, passwordFile, runAs, log });
  const password = readFileSync(passwordFile, 'utf8').trim();

  const postmaster = new Postmaster(binaries.postgres, cluster, join(root, 'server.log'), runAs);
  const port = await startOnFreePort(postmaster);
  let stopping = false;
  const keepRunning = async (): Promise<void> => {
    for (;;) {
      await postmaster.ended;
      if (stopping) return;
      log('PostgreSQL ended unexpectedly; starting it again');
      await delay(RESTART_DELAY_MS);
      if (stopping) return;
      await postmaster.start(port).catch((error: Error) => log(error.message));
    }
  };
  const supervision = keepRunning();
  return {
    url: urlOf(password, port),
    get pid() {
      return postmaster.pid;
    },
    async stop() {
      stopping = true;
      await postmaster.stop();
      await supervision;
      await postmaster.stop();
    },
  };
}

async function startOnFreePort(postmaster: Postmaster): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    try {
      await postmaster.start(port);
      return port;
    } catch (error) {
      // Somebody else may have taken the port in between; anything else fails again and is told.
      if (attempt === PORT_ATTEMPTS) throw error;
    }
  }
}

interface ClusterPlan {
  root: string;
  cluster: string;
  passwordFile: string;
  runAs: RunAs;
  log: (line: string) => void;
}

/** Makes the cluster aside and moves it into place, so that a start that is cut short leaves nothing half-made. */
async function initialise(
  initdb: string,
  { root, cluster, passwordFile, runAs, log }: ClusterPlan,
): Promise<void> {
  log('creating the database (once)');
  const unfinished = join(root, 'cluster.new');
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(passwordFile, runAs.uid, runAs.gid);
  const child = spawnAs(
    runAs,
    [
      initdb,
      `--pgdata=${unfinished}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ],
    ['ignore', 'pipe', 'pipe'],
    root,
  );
  let output = '';
  const keep = (chunk: Buffer) => (output += chunk.toString());
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  if (code !== 0) throw new Error(`initdb failed: ${output.trim().split('\n').slice(-5).join('\n')}`);
  renameSync(unfinished, cluster);
}
