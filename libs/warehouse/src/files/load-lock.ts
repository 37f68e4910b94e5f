import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { QuartermasterError } from '#libs/contracts';

const LOCK_FILE = 'load.lock';
const HEARTBEAT_MS = 5_000;
/** A lock that was not touched for this long has lost its owner, wherever that ran. */
const ABANDONED_MS = 60_000;

interface Owner {
  pid: number;
  host: string;
  token: string;
}

/** Tokens of the locks that this process holds: a restarted container often gets its predecessor's process id. */
const heldHere = new Set<string>();

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isAbandoned(path: string, owner: Owner | undefined): boolean {
  const untouchedMs = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (untouchedMs > ABANDONED_MS) return true;
  if (owner === undefined || owner.host !== hostname()) return false;
  return owner.pid === process.pid ? !heldHere.has(owner.token) : !isAlive(owner.pid);
}

/** Puts an abandoned lock aside. Two processes may try at once: who took a living lock by mistake gives it back. */
function putAside(path: string, token: string, abandoned: Owner | undefined): void {
  const aside = `${path}.${token}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readOwner(aside)?.token !== abandoned?.token) {
    try {
      linkSync(aside, path);
    } catch {
      // Someone else holds it by now, which is all that matters here.
    }
  }
  rmSync(aside, { force: true });
}

/** One load at a time into a warehouse folder, over all processes that share it. */
export class LoadLock {
  private constructor(
    private readonly path: string,
    private readonly token: string,
    private readonly heartbeat: NodeJS.Timeout,
  ) {}

  /** @throws CONFLICT, naming who loads. */
  static acquire(directory: string): LoadLock {
    const path = join(directory, LOCK_FILE);
    const token = randomUUID();
    const own: Owner = { pid: process.pid, host: hostname(), token };
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        writeFileSync(path, JSON.stringify(own), { flag: 'wx' });
        heldHere.add(token);
        const heartbeat = setInterval(() => LoadLock.touch(path), HEARTBEAT_MS);
        heartbeat.unref();
        return new LoadLock(path, token, heartbeat);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = readOwner(path);
      if (!isAbandoned(path, owner)) {
        throw new QuartermasterError('CONFLICT', {
          message: 'Data is being loaded already.',
          nextStep: 'Wait until that load has ended, then try again.',
          details: owner && { pid: owner.pid, host: owner.host },
        });
      }
      putAside(path, token, owner);
    }
    throw new QuartermasterError('CONFLICT', {
      message: 'Data is being loaded already.',
      nextStep: 'Wait until that load has ended, then try again.',
    });
  }

  release(): void {
    clearInterval(this.heartbeat);
    heldHere.delete(this.token);
    if (readOwner(this.path)?.token === this.token) rmSync(this.path, { force: true });
  }

  private static touch(path: string): void {
    const now = new Date();
    try {
      utimesSync(path, now, now);
    } catch {
      // The folder is gone; the load itself will say so.
    }
  }
}
