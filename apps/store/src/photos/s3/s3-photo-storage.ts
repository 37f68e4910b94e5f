import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { QuartermasterError } from '#libs/contracts';
import type { Settings } from '#libs/runtime';
import { PhotoStorage, requireKey } from '../photo-storage';

type S3Settings = Settings['stores']['photos']['s3'];

const CONNECTION_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 10_000;
const ATTEMPTS = 3;

/** Pictures as objects of a bucket, which nobody else need be able to read. */
export class S3PhotoStorage extends PhotoStorage {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(private readonly settings: S3Settings) {
    super();
    this.bucket = settings.bucket!;
    this.client = new S3Client({
      region: settings.region,
      endpoint: settings.endpoint,
      // Bucket names are no hosts of an address that somebody else gave.
      forcePathStyle: settings.endpoint !== undefined,
      maxAttempts: ATTEMPTS,
      requestHandler: { connectionTimeout: CONNECTION_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
    });
  }

  async put(key: string, content: Buffer): Promise<void> {
    const at = this.at(key);
    await this.ask(() =>
      this.client.send(new PutObjectCommand({ ...at, Body: content, ContentType: 'image/webp' })),
    );
  }

  async get(key: string): Promise<Buffer | null> {
    const at = this.at(key);
    return this.ask(async () => {
      try {
        const { Body } = await this.client.send(new GetObjectCommand(at));
        return Buffer.from(await Body!.transformToByteArray());
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    });
  }

  async remove(key: string): Promise<void> {
    const at = this.at(key);
    await this.ask(() => this.client.send(new DeleteObjectCommand(at)));
  }

  private at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket, Key: `${this.settings.prefix}${requireKey(key)}.webp` };
  }

  private async ask<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw new QuartermasterError('PHOTO_STORAGE_UNAVAILABLE', { cause: error });
    }
  }
}
