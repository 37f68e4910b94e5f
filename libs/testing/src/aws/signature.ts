import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AwsError } from './aws-error';

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A request as it came over the wire. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly path: string;
  /** Names in lower case; `host` or `:authority` among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface SignatureScope {
  readonly credentials: AwsCredentials;
  readonly region: string;
  readonly service: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const LARGEST_SKEW_MS = 5 * 60_000;
const UNSIGNED_BODIES: ReadonlySet<string> = new Set([
  'UNSIGNED-PAYLOAD',
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
]);
const ALGORITHM = 'AWS4-HMAC-SHA256';
const HEADER =
  /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/** Of the key that a request says it is signed with; empty where it does not say. */
export const keyOf = ({ authorization = '' }: SignedRequest['headers']): string =>
  (HEADER.exec(authorization)?.[1] ?? '').split('/')[0]!;

/**
 * Checks AWS Signature Version 4 as the service does: key, date, region, service, the headers that have to be signed, and
 * the signature over all of the request. Written from the specification, not from the SDK that it checks.
 *
 * @throws AwsError as AWS names it
 */
export function verifySignature(request: SignedRequest, scope: SignatureScope): void {
  const { authorization } = request.headers;
  if (authorization === undefined)
    throw refused('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const [, credential = '', signedHeaders = '', signature = ''] = HEADER.exec(authorization) ?? [];
  const [key, date = '', region, service, terminator] = credential.split('/');
  if (terminator !== 'aws4_request') throw mismatch('Authorization header is not well formed.');
  if (key !== scope.credentials.accessKeyId)
    throw refused('UnrecognizedClientException', 'The security token included in the request is invalid.');
  checkToken(request.headers['x-amz-security-token'], scope.credentials.sessionToken);
  if (region !== scope.region) throw mismatch('Credential should be scoped to a valid region.');
  if (service !== scope.service)
    throw mismatch(`Credential should be scoped to correct service: '${scope.service}'.`);
  const time = request.headers['x-amz-date'] ?? '';
  checkTime(time, date, scope.now);
  const names = signedHeaders.split(';');
  // HTTP/2 has `:authority` for what was `host`.
  if (!names.includes('host') && !names.includes(':authority')) throw mismatch('The host has to be signed.');
  for (const name of Object.keys(request.headers))
    if (name.startsWith('x-amz-') && !names.includes(name))
      throw mismatch(`The header ${name} has to be signed.`);
  const bodyHash = hashOf(request, scope.service);
  const canonical = canonicalRequest(request, names, bodyHash, scope.service);
  const toSign = [ALGORITHM, time, `${date}/${region}/${service}/aws4_request`, sha256(canonical)].join('\n');
  const signingKey = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    (parent, part) => hmac(parent, part),
    `AWS4${scope.credentials.secretAccessKey}`,
  );
  if (!timingSafeEqual(hmac(signingKey, toSign), Buffer.from(signature, 'hex')))
    throw mismatch('The request signature we calculated does not match the signature you provided.');
}

function checkToken(given: string | undefined, expected: string | undefined): void {
  if (given !== expected)
    throw refused('ExpiredTokenException', 'The security token included in the request is expired');
}

function checkTime(time: string, date: string, now: number): void {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(at) || !time.startsWith(date)) throw mismatch('Date is not that of the credential scope.');
  if (Math.abs(at - now) > LARGEST_SKEW_MS)
    throw mismatch(
      at < now
        ? `Signature expired: ${time} is more than 5 min. ago.`
        : `Signature not yet current: ${time} is still later.`,
    );
}

/** What the signature says of the body; S3 lets a stream go unsigned. */
function hashOf({ headers, body }: SignedRequest, service: string): string {
  const given = headers['x-amz-content-sha256'];
  if (service === 's3' && given !== undefined && UNSIGNED_BODIES.has(given)) return given;
  const hash = sha256(body);
  if ((given ?? hash) !== hash) throw mismatch('The body does not have the hash that is signed.');
  return hash;
}

function canonicalRequest(
  { method, path, headers }: SignedRequest,
  names: readonly string[],
  bodyHash: string,
  service: string,
) {
  const [pathname = '', query = ''] = path.split('?');
  return [
    method,
    // What is sent is encoded once; what is signed, once more, as every service but S3 has it.
    service === 's3' ? pathname : pathname.split('/').map(encode).join('/'),
    query
      .split('&')
      .map((part) => (part === '' || part.includes('=') ? part : `${part}=`))
      .sort()
      .join('&'),
    ...names.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/\s+/g, ' ')}`),
    '',
    names.join(';'),
    bodyHash,
  ].join('\n');
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
const refused = (name: string, message: string) => new AwsError(name, message, 403);
const mismatch = (message: string) => refused('InvalidSignatureException', message);
