import { createHash, randomBytes } from 'node:crypto';
import type { PhotoStorage } from './photo-storage';

export interface StorageUnderTest {
  storage: PhotoStorage;
  /** As after a restart. */
  reopen(): PhotoStorage;
  /** Makes everything fail from now on. */
  break(): void | Promise<void>;
}

const photo = (bytes = 5_000) => {
  const content = randomBytes(bytes);
  return { content, key: createHash('sha256').update(content).digest('hex') };
};

/** What every place for photos keeps to. `open` is called once. */
export function describePhotoStorage(name: string, open: () => Promise<StorageUnderTest>): void {
  describe(`photos on ${name}`, () => {
    let opened: StorageUnderTest;
    beforeAll(async () => {
      opened = await open();
    });

    it('gives what was put, also after a restart', async () => {
      const { key, content } = photo(700_000);
      await opened.storage.put(key, content);
      expect((await opened.storage.get(key))!.equals(content)).toBe(true);
      expect((await opened.reopen().get(key))!.equals(content)).toBe(true);
    });

    it('takes the same picture again, from several at once', async () => {
      const { key, content } = photo();
      await Promise.all(Array.from({ length: 8 }, () => opened.storage.put(key, content)));
      expect((await opened.storage.get(key))!.equals(content)).toBe(true);
    });

    it('has nothing under a key that was never put, or was removed, and removes it twice', async () => {
      const { key, content } = photo();
      expect(await opened.storage.get(key)).toBeNull();
      await opened.storage.remove(key);
      await opened.storage.put(key, content);
      await opened.storage.remove(key);
      expect(await opened.storage.get(key)).toBeNull();
    });

    it.each(['', '../../etc/passwd', 'A'.repeat(64), 'ab/cd'])('takes no path for a key: %j', async (key) => {
      await expect(opened.storage.put(key, Buffer.from('x'))).rejects.toThrow('SHA-256');
      await expect(opened.storage.get(key)).rejects.toThrow('SHA-256');
      await expect(opened.storage.remove(key)).rejects.toThrow('SHA-256');
    });

    it('says that it is away, and never that there is no such picture', async () => {
      const { key, content } = photo();
      await opened.storage.put(key, content);
      await opened.break();
      const { storage } = opened;
      const works = [
        () => storage.get(key),
        () => storage.put(photo().key, content),
        () => storage.remove(key),
      ];
      for (const work of works)
        await expect(work()).rejects.toMatchObject({ code: 'PHOTO_STORAGE_UNAVAILABLE', retryable: true });
    });
  });
}
