import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AwsError } from './aws-error';

export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
  readonly path: string;
}

/** Objects as files of a folder: `<folder>/<bucket>/<key>`. A bucket is there once something was put into it. */
export class S3Folder {
  /** Changes with every write of a Parquet file. */
  revision = 0;

  constructor(readonly folder: string) {}

  /** Of an object, whether it exists or not. @throws AwsError for keys that no file can have */
  path(bucket: string, key: string): string {
    if (`/${bucket}/${key}/`.includes('/../') || bucket === '' || key === '')
      throw new AwsError('InvalidURI', 'The double keeps objects as files: it takes no such key.');
    return join(this.folder, bucket, key);
  }

  put(bucket: string, key: string, body: Uint8Array): string {
    const path = this.path(bucket, key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, body);
    if (key.endsWith('.parquet')) this.revision++;
    return `"${createHash('md5').update(body).digest('hex')}"`;
  }

  get(bucket: string, key: string): Buffer {
    try {
      return readFileSync(this.path(bucket, key));
    } catch {
      throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
    }
  }

  delete(bucket: string, key: string): void {
    rmSync(this.path(bucket, key), { force: true });
    this.revision++;
  }

  /** By key, in S3's order. */
  list(bucket: string, prefix: string): StoredObject[] {
    const root = join(this.folder, bucket);
    let names: string[];
    try {
      names = readdirSync(root, { recursive: true }) as string[];
    } catch {
      return [];
    }
    return names
      .filter((name) => name.startsWith(prefix) && statSync(join(root, name)).isFile())
      .sort()
      .map((key) => ({ key, bytes: statSync(join(root, key)).size, path: join(root, key) }));
  }

  /** The objects below an `s3://bucket/prefix/`. */
  below(location: string): StoredObject[] {
    const { hostname, pathname } = new URL(location);
    return this.list(hostname, decodeURIComponent(pathname.slice(1)));
  }
}
