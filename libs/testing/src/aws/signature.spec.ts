import { type SignedRequest, type SignatureScope, verifySignature } from './signature';

/** From AWS's own test suite of Signature Version 4: get-vanilla, post-vanilla and get-vanilla-query-order-key. */
const SCOPE: SignatureScope = {
  credentials: {
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  },
  region: 'us-east-1',
  service: 'service',
  now: Date.UTC(2015, 7, 30, 12, 36, 0),
};
const request = (method: string, path: string, signature: string): SignedRequest => ({
  method,
  path,
  headers: {
    host: 'example.amazonaws.com',
    'x-amz-date': '20150830T123600Z',
    authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`,
  },
  body: new Uint8Array(),
});
const GET = request('GET', '/', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31');

describe('signature version 4', () => {
  it.each([
    ['GET', '/', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    ['POST', '/', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
    [
      'GET',
      '/?Param2=value2&Param1=value1',
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
  ])('accepts what AWS publishes for %s %s', (method, path, signature) => {
    expect(() => verifySignature(request(method, path, signature), SCOPE)).not.toThrow();
  });

  const changed = (headers: Record<string, string>, rest: Partial<SignedRequest> = {}): SignedRequest => ({
    ...GET,
    ...rest,
    headers: { ...GET.headers, ...headers },
  });
  it.each<[string, SignedRequest, Partial<SignatureScope>, string, RegExp]>([
    [
      'no signature',
      { ...GET, headers: { host: 'x' } },
      {},
      'MissingAuthenticationTokenException',
      /Missing/,
    ],
    ['another method', { ...GET, method: 'PUT' }, {}, 'InvalidSignatureException', /does not match/],
    ['another path', { ...GET, path: '/other' }, {}, 'InvalidSignatureException', /does not match/],
    [
      'another body',
      { ...GET, body: new Uint8Array([1]) },
      {},
      'InvalidSignatureException',
      /does not match/,
    ],
    ['another host', changed({ host: 'evil.example' }), {}, 'InvalidSignatureException', /does not match/],
    [
      'a header that is not signed',
      changed({ 'x-amz-target': 'x' }),
      {},
      'InvalidSignatureException',
      /x-amz-target has to be signed/,
    ],
    [
      'another secret',
      GET,
      { credentials: { ...SCOPE.credentials, secretAccessKey: 'other' } },
      'InvalidSignatureException',
      /does not match/,
    ],
    [
      'an unknown key',
      GET,
      { credentials: { ...SCOPE.credentials, accessKeyId: 'OTHER' } },
      'UnrecognizedClientException',
      /invalid/,
    ],
    [
      'no session token',
      GET,
      { credentials: { ...SCOPE.credentials, sessionToken: 'token' } },
      'ExpiredTokenException',
      /expired/,
    ],
    ['another region', GET, { region: 'eu-west-1' }, 'InvalidSignatureException', /valid region/],
    ['another service', GET, { service: 'bedrock' }, 'InvalidSignatureException', /'bedrock'/],
    ['a clock that is late', GET, { now: SCOPE.now + 301_000 }, 'InvalidSignatureException', /expired/],
    [
      'a clock that is early',
      GET,
      { now: SCOPE.now - 301_000 },
      'InvalidSignatureException',
      /not yet current/,
    ],
    [
      'a date outside its scope',
      changed({ 'x-amz-date': '20150831T123600Z' }),
      { now: SCOPE.now + 86_400_000 },
      'InvalidSignatureException',
      /scope/,
    ],
  ])('refuses %s', (_, given, scope, name, words) => {
    let thrown: unknown;
    try {
      verifySignature(given, { ...SCOPE, ...scope });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ name, status: 403 });
    expect((thrown as Error).message).toMatch(words);
  });
});
