import { createReadStream, statSync } from 'node:fs';
import {
  DeleteObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { withRetries } from '../aws-retry';

/** `s3://bucket/folder/` */
const placeOf = (location: string): { bucket: string; key: string } => {
  const { hostname, pathname } = new URL(location);
  return { bucket: hostname, key: decodeURIComponent(pathname.slice(1)) };
};

/** Sends a file as it lies on the disk, without holding it in memory. Up to 5 GB, which S3 takes in one piece. */
export async function uploadFile(s3: S3Client, path: string, location: string): Promise<void> {
  const { bucket, key } = placeOf(location);
  const { size } = statSync(path);
  await withRetries(() => {
    const body = createReadStream(path);
    return s3
      .send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentLength: size }))
      .finally(() => body.destroy());
  });
}

/** Removes everything below a folder. */
export async function deleteFolder(s3: S3Client, location: string): Promise<void> {
  const { bucket, key } = placeOf(location);
  for (;;) {
    const { Contents: found = [], IsTruncated: more } = await withRetries(() =>
      s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: key })),
    );
    if (found.length === 0) return;
    const objects = found.map(({ Key }) => ({ Key }));
    await withRetries(() =>
      s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects } })),
    );
    if (!more) return;
  }
}
