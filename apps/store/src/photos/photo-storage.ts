/**
 * Where pictures are kept. A key is the SHA-256 of the content in hex, so that what is there under a key is what belongs there.
 * `photo-storage.conformance.ts` says what every adapter keeps to.
 */
export abstract class PhotoStorage {
  /**
   * Keeps bytes; once it resolves they outlast a power cut. The same key again changes nothing.
   *
   * @throws QuartermasterError PHOTO_STORAGE_UNAVAILABLE
   */
  abstract put(key: string, content: Buffer): Promise<void>;

  /** Null where nothing is kept under the key. @throws QuartermasterError PHOTO_STORAGE_UNAVAILABLE */
  abstract get(key: string): Promise<Buffer | null>;

  /** Nothing under the key is no fault. @throws QuartermasterError PHOTO_STORAGE_UNAVAILABLE */
  abstract remove(key: string): Promise<void>;
}

const KEY = /^[0-9a-f]{64}$/;

/** @throws Error for what no caller may ask: a key is never a path */
export function requireKey(key: string): string {
  if (!KEY.test(key)) throw new Error('a photo is kept under the SHA-256 of its content');
  return key;
}
