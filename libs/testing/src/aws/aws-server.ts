import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOUBLE_CREDENTIALS, DOUBLE_REGION } from './account';
import { AwsError } from './aws-error';
import { ConnectionDropped, Faults } from './faults';
import { S3Folder } from './s3-folder';
import { answerS3, type S3Answer, s3Operation } from './s3-requests';
import { type AwsCredentials, keyOf, verifySignature } from './signature';

/** Somebody who may call: with a key, and with rights where not everything is allowed. */
export interface AwsIdentity {
  readonly credentials: AwsCredentials;
  /** As a policy would decide; without it everything is allowed. */
  readonly allows?: (call: AwsCall) => boolean;
}

export interface AwsCall {
  /** As it is signed for: `athena`, `glue`, `redshift-data`, `s3`. */
  readonly service: string;
  readonly operation: string;
  /** Of S3: bucket and key. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly accessKeyId: string;
}

export interface AwsServerOptions {
  /** Default: a free one. */
  readonly port?: number;
  readonly region?: string;
  readonly credentials?: AwsCredentials;
  /** Others who may call. */
  readonly identities?: readonly AwsIdentity[];
}

/** Services that speak AWS JSON 1.1, and an S3 beside them, at one address. */
export interface AwsServer {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: AwsCredentials;
  /** All calls so far that were signed as they should be. */
  readonly calls: readonly AwsCall[];
  close(): Promise<void>;
}

export interface AwsServices {
  /** What a service is signed for, by the prefix of its targets: `AWSGlue` → `glue`. */
  readonly targets: Readonly<Record<string, string>>;
  readonly s3: S3Folder;
  /** By operation; with ` reply` behind its name the call is done and only its answer goes wrong. */
  readonly faults: Faults;
  /** Carries out a call of a service that speaks JSON. @throws AwsError */
  call(service: string, operation: string, input: never): unknown;
}

/** A folder of a double's own, with one for the objects of its S3. */
export class DoubleFolder {
  readonly path: string;
  readonly s3: S3Folder;

  constructor(name: string) {
    this.path = mkdtempSync(join(tmpdir(), `${name}-`));
    const objects = join(this.path, 'objects');
    mkdirSync(objects);
    this.s3 = new S3Folder(objects);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

const JSON_TYPE = { 'content-type': 'application/x-amz-json-1.1' };

/** Checks signatures and rights, finds the operation, and answers in the form of its service, or goes wrong as planned. */
export async function startAwsServer(services: AwsServices, options: AwsServerOptions): Promise<AwsServer> {
  const { port = 0, region = DOUBLE_REGION, credentials = DOUBLE_CREDENTIALS, identities = [] } = options;
  const { targets, s3, faults } = services;
  const known: readonly AwsIdentity[] = [{ credentials }, ...identities];
  const calls: AwsCall[] = [];

  async function answer(request: IncomingMessage, body: Buffer): Promise<S3Answer> {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const { method = '', url: path = '/' } = request;
    const url = new URL(path, 'http://double');
    const [bucket = '', ...key] = url.pathname.slice(1).split('/').map(decodeURIComponent);
    const at = { method, bucket, key: key.join('/'), query: url.searchParams };
    const [prefix = '', target = ''] = headers['x-amz-target']?.split('.') ?? [];
    const service = targets[prefix] ?? 's3';
    const operation = service === 's3' ? s3Operation(at) : target;
    const accessKeyId = keyOf(headers);
    const caller = known.find((each) => each.credentials.accessKeyId === accessKeyId) ?? known[0]!;
    verifySignature(
      { method, path, headers, body },
      { credentials: caller.credentials, region, service, now: Date.now() },
    );
    const input =
      service === 's3' ? { bucket, key: at.key } : (JSON.parse(body.toString()) as AwsCall['input']);
    const call: AwsCall = { service, operation, input, accessKeyId };
    calls.push(call);
    if (caller.allows?.(call) === false) throw notAuthorized(call);
    const done = await faults.meet(operation, () =>
      service === 's3'
        ? answerS3(operation, { ...at, headers, body }, s3)
        : services.call(service, operation, input as never),
    );
    const output = await faults.meet(`${operation} reply`, () => done);
    return service === 's3'
      ? (output as S3Answer)
      : { status: 200, headers: JSON_TYPE, body: JSON.stringify(output) };
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      answer(request, Buffer.concat(chunks)).then(
        (given) => send(response, given),
        (error: Error) => {
          if (error instanceof ConnectionDropped) request.socket.destroy();
          else send(response, refusal(error, request.headers['x-amz-target'] === undefined));
        },
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region,
    credentials,
    calls,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const notAuthorized = ({ service, operation, accessKeyId }: AwsCall): AwsError =>
  service === 's3'
    ? new AwsError('AccessDenied', 'Access Denied', 403)
    : new AwsError(
        'AccessDeniedException',
        `User: ${accessKeyId} is not authorized to perform: ${service}:${operation}`,
      );

function send(response: ServerResponse, { status, headers = {}, body }: S3Answer): void {
  response.writeHead(status, { 'x-amzn-requestid': 'double', ...headers });
  response.end(body);
}

/** An error in the form of its service: JSON with its type in a header, or S3's XML. */
function refusal(error: Error, isS3: boolean): S3Answer {
  const {
    name,
    message,
    status,
    members = {},
  } = error instanceof AwsError
    ? error
    : new AwsError('InternalServerException', `In the double itself: ${String(error)}`, 500);
  if (isS3) {
    const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${name}</Code><Message>${message}</Message></Error>`;
    return { status, headers: { 'content-type': 'application/xml' }, body };
  }
  return {
    status,
    headers: { ...JSON_TYPE, 'x-amzn-errortype': name },
    body: JSON.stringify({ __type: name, message, ...members }),
  };
}
