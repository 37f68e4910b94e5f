import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { QuartermasterError } from '#libs/contracts';

const POINTER_FILE = 'current.json';

/** Where the versions and their pointer are, in the data directory. */
export const warehouseDirectory = (dataDirectory: string): string => join(dataDirectory, 'warehouse');

/** `current.json`: which version folder is asked. It is replaced as a whole, so a reader sees the old or the new one. */
export const Pointer = z.strictObject({
  dataVersion: z.string(),
  /** ISO 8601. */
  loadedAt: z.iso.datetime(),
  /** Version folder, relative to the pointer. */
  directory: z.string().regex(/^[\w.-]+$/),
});
export type Pointer = z.infer<typeof Pointer>;

/** Changes whenever the pointer was replaced; undefined while there is none. One system call. */
export function pointerStamp(directory: string): string | undefined {
  const stats = statSync(join(directory, POINTER_FILE), { throwIfNoEntry: false, bigint: true });
  return stats && `${stats.ino}:${stats.mtimeNs}:${stats.size}`;
}

/** @throws WAREHOUSE_UNAVAILABLE when the file is there and cannot be understood. */
export function readPointer(directory: string): Pointer | undefined {
  const path = join(directory, POINTER_FILE);
  try {
    return Pointer.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new QuartermasterError('WAREHOUSE_UNAVAILABLE', {
      message: 'The data warehouse cannot be read: current.json is damaged.',
      nextStep: 'Load the data again with `npm run -s qm -- data import`.',
      cause: error,
    });
  }
}

export function writePointer(directory: string, pointer: Pointer): void {
  const path = join(directory, POINTER_FILE);
  const staged = `${path}.new`;
  writeFileSync(staged, `${JSON.stringify(pointer)}\n`);
  syncPath(staged);
  renameSync(staged, path);
  syncPath(directory);
}

/** Makes a file's content, or a folder's entries, survive a power cut. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
