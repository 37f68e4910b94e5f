import { mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identifyProcess } from './process-identity';

const LOCK_FILE = 'quartermaster.lock';
/** Longer than reading a lock file and renaming over it can take. */
const SETTLE_MS = 100;

/** Another Quartermaster uses the data directory. `message` says which process. */
export class DataDirectoryInUseError extends Error {
  constructor(
    readonly directory: string,
    readonly pid: number,
  ) {
    super(
      `The data directory ${directory} is in use by the Quartermaster with process id ${pid}. ` +
        'Stop that one first, or choose another directory with QM_DATA_DIR.',
    );
    this.name = 'DataDirectoryInUseError';
  }
}

interface Holder {
  pid: number;
  startedAt: string;
}

/**
 * Takes the data directory for this process, creating it if need be. A lock left behind by a process that has ended is
 * taken over, also when its pid has been given to another process since.
 *
 * @returns gives the directory back
 * @throws DataDirectoryInUseError
 */
export async function lockDataDirectory(directory: string): Promise<() => void> {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, LOCK_FILE);
  const self = identifyProcess(process.pid);
  const own = JSON.stringify({ pid: process.pid, startedAt: self?.startedAt ?? '' } satisfies Holder);
  try {
    writeFileSync(path, own, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    refuseIfHeld(directory, path);
    const replacement = `${path}.${process.pid}`;
    writeFileSync(replacement, own, { mode: 0o600 });
    renameSync(replacement, path);
    // Of two that take over the same stale lock at once, the one that renamed last has it.
    await delay(SETTLE_MS);
    if (readFileSync(path, 'utf8') !== own) refuseIfHeld(directory, path);
  }
  return () => {
    if (readOrEmpty(path) === own) unlinkSync(path);
  };
}

function refuseIfHeld(directory: string, path: string): void {
  const holder = parseHolder(readOrEmpty(path));
  if (holder === null) return;
  if (holder.pid !== process.pid && identifyProcess(holder.pid)?.startedAt !== holder.startedAt) return;
  throw new DataDirectoryInUseError(directory, holder.pid);
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Null for a file that a crash left half-written. */
function parseHolder(text: string): Holder | null {
  try {
    const holder = JSON.parse(text) as Partial<Holder>;
    return typeof holder.pid === 'number' && typeof holder.startedAt === 'string' ? (holder as Holder) : null;
  } catch {
    return null;
  }
}
