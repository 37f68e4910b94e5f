import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { QuartermasterError } from '#libs/contracts';
import { PhotoStorage, requireKey } from '../photo-storage';

/** Pictures as files of a folder: `ab/abcd….webp`. */
export class DiskPhotoStorage extends PhotoStorage {
  constructor(private readonly directory: string) {
    super();
  }

  async put(key: string, content: Buffer): Promise<void> {
    const path = this.path(key);
    const draft = `${path}.${randomBytes(6).toString('hex')}.draft`;
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw unavailable(error);
    }
  }

  async get(key: string): Promise<Buffer | null> {
    const path = this.path(key);
    try {
      return await readFile(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw unavailable(error);
    }
  }

  async remove(key: string): Promise<void> {
    const path = this.path(key);
    try {
      await rm(path, { force: true });
    } catch (error) {
      throw unavailable(error);
    }
  }

  private path(key: string): string {
    return join(this.directory, requireKey(key).slice(0, 2), `${key}.webp`);
  }
}

/** The new name itself has to reach the disk. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const unavailable = (error: unknown): QuartermasterError =>
  (error as NodeJS.ErrnoException).code === 'ENOSPC'
    ? new QuartermasterError('STORAGE_FULL', { cause: error })
    : new QuartermasterError('PHOTO_STORAGE_UNAVAILABLE', { cause: error });
