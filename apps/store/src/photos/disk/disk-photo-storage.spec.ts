import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describePhotoStorage } from '../photo-storage.conformance';
import { DiskPhotoStorage } from './disk-photo-storage';

const root = mkdtempSync(join(tmpdir(), 'qm-photos-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describePhotoStorage('disk', async () => {
  const directory = join(root, 'photos');
  return {
    storage: new DiskPhotoStorage(directory),
    reopen: () => new DiskPhotoStorage(directory),
    break: () => {
      rmSync(directory, { recursive: true });
      // A file where the folder should be: also for root, whom no right keeps out.
      writeFileSync(directory, '');
    },
  };
});

it('leaves no draft behind, and nothing that others may read', async () => {
  const directory = join(root, 'tidy');
  const key = 'ab'.repeat(32);
  await new DiskPhotoStorage(directory).put(key, Buffer.from('picture'));
  expect(readdirSync(directory, { recursive: true })).toEqual(['ab', `ab/${key}.webp`]);
});
