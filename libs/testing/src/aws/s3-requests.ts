import { AwsError } from './aws-error';
import type { S3Folder } from './s3-folder';

export interface S3Request {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
export interface S3Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const PAGE = 1000;

/** The operation that a request of S3's REST interface is. */
export function s3Operation({ method, key, query }: Omit<S3Request, 'body' | 'headers'>): string {
  if (key === '' && method === 'GET' && query.get('list-type') === '2') return 'ListObjectsV2';
  if (key === '' && method === 'POST' && query.has('delete')) return 'DeleteObjects';
  if (key === '' && method === 'HEAD') return 'HeadBucket';
  const operation = { PUT: 'PutObject', GET: 'GetObject', HEAD: 'HeadObject', DELETE: 'DeleteObject' }[
    method
  ];
  if (key === '' || operation === undefined || query.has('uploads') || query.has('uploadId'))
    throw new AwsError('NotImplemented', `The double does not know ${method} ?${query.toString()}.`, 501);
  return operation;
}

/** @throws AwsError */
export function answerS3(operation: string, request: S3Request, folder: S3Folder): S3Answer {
  const { bucket, key, query } = request;
  switch (operation) {
    case 'PutObject':
      return { status: 200, headers: { etag: folder.put(bucket, key, plainBody(request)) } };
    case 'GetObject':
      return { status: 200, body: folder.get(bucket, key) };
    case 'HeadObject':
      return { status: 200, headers: { 'content-length': String(folder.get(bucket, key).length) } };
    case 'DeleteObject':
      folder.delete(bucket, key);
      return { status: 204 };
    case 'HeadBucket':
      return { status: 200 };
    case 'DeleteObjects': {
      const keys = [...request.body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, name]) =>
        unescaped(name!),
      );
      for (const each of keys) folder.delete(bucket, each);
      const deleted = keys.map((each) => `<Deleted><Key>${escaped(each)}</Key></Deleted>`).join('');
      return xml(`<DeleteResult>${deleted}</DeleteResult>`);
    }
    default:
      return xml(listing(folder, bucket, query));
  }
}

function listing(folder: S3Folder, bucket: string, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const size = Math.min(Number(query.get('max-keys') ?? PAGE), PAGE);
  const left = folder.list(bucket, prefix).filter(({ key }) => key > after);
  const page = left.slice(0, size);
  const more = left.length > page.length;
  return [
    `<ListBucketResult><Name>${bucket}</Name><Prefix>${escaped(prefix)}</Prefix>`,
    `<KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>`,
    more ? `<NextContinuationToken>${escaped(page.at(-1)!.key)}</NextContinuationToken>` : '',
    ...page.map(({ key, bytes }) => `<Contents><Key>${escaped(key)}</Key><Size>${bytes}</Size></Contents>`),
    '</ListBucketResult>',
  ].join('');
}

/** Without the chunk lengths and trailing checksums in which the SDK sends a stream. */
function plainBody({ headers, body }: S3Request): Buffer {
  if (!(headers['content-encoding'] ?? '').includes('aws-chunked')) return body;
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at);
    const length = parseInt(body.subarray(at, end).toString(), 16);
    if (!(length > 0)) break;
    parts.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  const plain = Buffer.concat(parts);
  if (plain.length !== Number(headers['x-amz-decoded-content-length']))
    throw new AwsError('IncompleteBody', 'The body is not as long as it says.');
  return plain;
}

const xml = (body: string): S3Answer => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
});
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
