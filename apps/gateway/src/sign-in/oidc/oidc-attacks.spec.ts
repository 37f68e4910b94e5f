import { FetchBrowser } from '../../../../../test/harness/fetch-browser';
import { type Forgery, ForgingProvider } from '../../../../../test/harness/forging-provider';
import { CLIENT_ID } from '../../../../../test/harness/identity-provider';
import { freePort } from '#libs/testing';
import { RunningGateway } from '../../testing/running-gateway';

jest.setTimeout(60_000);

const now = () => Math.floor(Date.now() / 1000);

describe('attacks on the sign-in by a provider', () => {
  let provider: ForgingProvider;
  let gateway: RunningGateway;
  let admin: string;

  beforeAll(async () => {
    provider = await ForgingProvider.start();
    const port = await freePort();
    gateway = await RunningGateway.start({
      server: { publicUrl: `http://127.0.0.1:${port}`, port },
      oidc: {
        issuer: provider.issuer,
        clientId: CLIENT_ID,
        groups: [{ group: 'staff', personas: ['warehouse_manager'], roles: [] }],
        stateSeconds: 2,
      },
      limits: { signInsPerMinute: 1000, requestsPerMinute: 10_000 },
    });
    await gateway.addUser('root', [], ['member', 'admin']);
    admin = await gateway.signIn('root');
  });
  afterAll(async () => {
    await gateway?.stop();
    await provider?.stop();
  });

  const start = (returnTo = '/') => `${gateway.url}/v1/oidc/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
  const toCallback = async (browser: FetchBrowser, returnTo?: string) =>
    (await browser.follow(start(returnTo), {}, `${gateway.url}/v1/oidc/callback`)).url;
  const arrive = async (browser: FetchBrowser, url: string) =>
    (await browser.send(url)).headers.get('location') ?? '';
  const signIn = async (browser: FetchBrowser, returnTo?: string) =>
    arrive(browser, await toCallback(browser, returnTo));
  const status = async (browser: FetchBrowser) => (await browser.send(`${gateway.url}/v1/me`)).status;
  const reasons = async () => (await gateway.audit(admin, 3)).map(({ details }) => details.reason);

  const FAILED = /^\/sign-in\?error=SIGN_IN_FAILED&request=/;

  it('lets an honest token in', async () => {
    const browser = new FetchBrowser();
    expect(await signIn(browser)).toBe('/');
    expect(await status(browser)).toBe(200);
  });

  const FORGERIES: [string, () => Forgery][] = [
    ['with another nonce', () => ({ claims: { nonce: 'another' } })],
    ['without a nonce', () => ({ claims: { nonce: undefined } })],
    ['that has expired', () => ({ claims: { exp: now() - 60 } })],
    ['without an end', () => ({ claims: { exp: undefined } })],
    ['of another issuer', () => ({ claims: { iss: 'https://evil.example' } })],
    ['for another client', () => ({ claims: { aud: 'another' } })],
    ['for several clients without saying for which', () => ({ claims: { aud: [CLIENT_ID, 'another'] } })],
    ['that another client was given', () => ({ claims: { azp: 'another' } })],
    ['without a subject', () => ({ claims: { sub: undefined } })],
    ['with a subject that cannot be kept', () => ({ claims: { sub: 'some\u0000body' } })],
    ['with a subject without end', () => ({ claims: { sub: 'x'.repeat(10_000) } })],
    ['that nobody signed', () => ({ signature: 'none' })],
    ['signed with the public key as a secret', () => ({ signature: 'hmac' })],
    ['signed by somebody else', () => ({ signature: 'foreign' })],
    [
      'signed with a key of its own',
      () => ({ signature: 'foreign', header: { kid: undefined, jwk: { kty: 'RSA' } } }),
    ],
    ['with a critical header that nobody knows', () => ({ header: { crit: ['x'], x: 1 } })],
  ];

  it.each(FORGERIES)('refuses an ID token %s', async (_what, forgery) => {
    const browser = new FetchBrowser();
    const url = await toCallback(browser, '/costs');
    provider.forgery = forgery();
    const location = await arrive(browser, url);
    expect(location).toMatch(FAILED);
    expect(location).toMatch(/&next=%2Fcosts$/);
    expect(await status(browser)).toBe(401);
    expect(JSON.stringify(await gateway.audit(admin, 3))).toContain('sign-in.failed');
  });

  it('refuses a state that is wrong, missing or somebody else’s', async () => {
    const browser = new FetchBrowser();
    const other = new FetchBrowser();
    const url = new URL(await toCallback(browser));
    const foreign = new URL(await toCallback(other));
    for (const state of ['wrong', '', foreign.searchParams.get('state')!]) {
      const changed = new URL(url);
      changed.searchParams.set('state', state);
      expect(await arrive(browser, changed.href)).toMatch(FAILED);
    }
    expect((await reasons())[0]).toBe('state');
    expect(await arrive(browser, url.href)).toBe('/');
  });

  it('takes a callback once, from the browser that began, and in time', async () => {
    const victim = new FetchBrowser();
    const url = await toCallback(victim);
    const attacker = new FetchBrowser();
    expect(await arrive(attacker, url)).toMatch(FAILED);
    await toCallback(attacker);
    expect(await arrive(attacker, url)).toMatch(FAILED);
    expect(await status(attacker)).toBe(401);
    // Nobody else's attempt has used it up.
    expect(await arrive(victim, url)).toBe('/');
    expect(await arrive(victim, url)).toMatch(FAILED);

    const slow = new FetchBrowser();
    const late = await toCallback(slow);
    await gateway.query('UPDATE oidc_sign_in SET expires_at = now()');
    expect(await arrive(slow, late)).toMatch(FAILED);
    expect(await status(slow)).toBe(401);
  });

  it('lets two tabs of a browser sign in at the same time', async () => {
    const browser = new FetchBrowser();
    const [first, second] = [await toCallback(browser, '/data'), await toCallback(browser, '/costs')];
    expect([await arrive(browser, first), await arrive(browser, second)]).toEqual(['/data', '/costs']);
  });

  it('refuses an answer that another provider sent (mix-up)', async () => {
    for (const iss of ['https://evil.example', '']) {
      const browser = new FetchBrowser();
      const url = new URL(await toCallback(browser));
      if (iss === '') url.searchParams.delete('iss');
      else url.searchParams.set('iss', iss);
      expect(await arrive(browser, url.href)).toMatch(FAILED);
    }
  });

  it('does not hand out what belongs to another sign-in: a stolen code is worth nothing', async () => {
    const [thief, victim] = [new FetchBrowser(), new FetchBrowser()];
    const own = new URL(await toCallback(thief));
    own.searchParams.set('code', new URL(await toCallback(victim)).searchParams.get('code')!);
    expect(await arrive(thief, own.href)).toMatch(FAILED);
    expect((await reasons())[0]).toBe('invalid_grant');
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/%2F%2Fevil.example/../..//evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    ' //evil.example',
    '/v1/oidc/sign-in',
    `/${'x'.repeat(5_000)}`,
  ])('leads to no other place than this: %s', async (returnTo) => {
    const location = await signIn(new FetchBrowser(), returnTo);
    expect(new URL(location, gateway.url).origin).toBe(gateway.url);
    expect(location).not.toMatch(/^[/\\]{2}|evil\.example$|\/v1\//);
  });

  it('takes new keys at once, and asks for made-up ones no more than now and then', async () => {
    provider.rotateKeys();
    // Keys are looked for again once a second at most.
    const browser = new FetchBrowser();
    const end = Date.now() + 10_000;
    while ((await signIn(browser)) !== '/') if (Date.now() > end) throw new Error('never took the new keys');
    const before = provider.keysAsked;
    const token = () => provider.logoutToken({ header: { kid: `made-up-${Math.random()}` } });
    const began = performance.now();
    await Promise.all(Array.from({ length: 50 }, () => logOut(token())));
    const seconds = (performance.now() - began) / 1000;
    expect(provider.keysAsked - before).toBeLessThanOrEqual(2 + seconds);
  });

  const logOut = async (logoutToken: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${gateway.url}/v1/oidc/back-channel-logout`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ logout_token: logoutToken }),
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
    return response.status;
  };
  const withSid = async (sid: string, sub = 'somebody') => {
    const browser = new FetchBrowser();
    const url = await toCallback(browser);
    provider.forgery = { claims: { sid, sub } };
    expect(await arrive(browser, url)).toBe('/');
    return browser;
  };

  it('ends one session at the provider, or all of somebody, and nobody else’s', async () => {
    const browsers = [
      await withSid('a'),
      await withSid('a'),
      await withSid('b'),
      await withSid('c', 'another'),
    ];
    const statuses = () => Promise.all(browsers.map(status));
    expect(await logOut(provider.logoutToken({ claims: { sid: 'nowhere', sub: undefined } }))).toBe(200);
    // A session that is somebody else's is not what this token speaks of.
    expect(await logOut(provider.logoutToken({ claims: { sid: 'c' } }))).toBe(200);
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    expect(await logOut(provider.logoutToken({ claims: { sid: 'a' } }))).toBe(200);
    expect(await statuses()).toEqual([401, 401, 200, 200]);
    expect(await logOut(provider.logoutToken({ claims: { sid: undefined } }))).toBe(200);
    expect(await statuses()).toEqual([401, 401, 401, 200]);
    expect(await logOut(provider.logoutToken({ claims: { sub: undefined, sid: 'c' } }))).toBe(200);
    expect(await statuses()).toEqual([401, 401, 401, 401]);
  });

  const LOG_OUTS: [string, () => string][] = [
    ['an ID token', () => provider.idToken('some-nonce')],
    ['one with a nonce', () => provider.logoutToken({ claims: { nonce: 'x' } })],
    ['one without the event', () => provider.logoutToken({ claims: { events: {} } })],
    ['one without a name', () => provider.logoutToken({ claims: { jti: undefined } })],
    ['one that names nobody', () => provider.logoutToken({ claims: { sub: undefined, sid: undefined } })],
    ['an old one', () => provider.logoutToken({ claims: { iat: now() - 3_600 } })],
    ['one without a time', () => provider.logoutToken({ claims: { iat: undefined } })],
    ['one that has expired', () => provider.logoutToken({ claims: { exp: now() - 60 } })],
    ['one of another issuer', () => provider.logoutToken({ claims: { iss: 'https://evil.example' } })],
    ['one for another client', () => provider.logoutToken({ claims: { aud: 'another' } })],
    ['one that nobody signed', () => provider.logoutToken({ signature: 'none' })],
    ['one signed with the public key as a secret', () => provider.logoutToken({ signature: 'hmac' })],
    ['one signed by somebody else', () => provider.logoutToken({ signature: 'foreign' })],
    ['no token at all', () => 'x'],
  ];

  it.each(LOG_OUTS)('does not take for a log-out %s', async (_what, token) => {
    const browser = await withSid('sid-1');
    expect(await logOut(token())).toBe(400);
    expect(await status(browser)).toBe(200);
  });

  it('takes a log-out token once, also when it comes twice at once', async () => {
    const token = provider.logoutToken({ claims: { sid: undefined } });
    const statuses = await Promise.all([logOut(token), logOut(token), logOut(token)]);
    expect(statuses.sort()).toEqual([200, 400, 400]);
    const browser = await withSid('sid-1');
    expect(await logOut(token)).toBe(400);
    expect(await status(browser)).toBe(200);
    expect(await reasons()).toContain('replayed');
  });

  it('reads a form there and nowhere else', async () => {
    const send = (path: string, body: string) =>
      gateway.request('POST', path, {
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    expect((await send('/v1/sessions', 'username=root&password=x')).status).toBe(415);
    expect((await send('/v1/oidc/back-channel-logout', 'logout_token=a&logout_token=b')).status).toBe(400);
    expect((await send('/v1/oidc/back-channel-logout', '')).status).toBe(400);
    expect((await send('/v1/oidc/back-channel-logout', `logout_token=${'x'.repeat(20_000)}`)).status).toBe(
      400,
    );
    const json = await gateway.request('POST', '/v1/oidc/back-channel-logout', {
      body: { logout_token: 'x' },
    });
    expect(json.status).toBe(400);
  });

  it('forgets what it no longer needs', async () => {
    await withSid('sid-1');
    await gateway.query(`UPDATE oidc_logout_token SET received_at = now() - interval '2 days'`);
    await gateway.query(
      `UPDATE session SET expires_at = now() WHERE id IN (SELECT session_id FROM oidc_session)`,
    );
    await toCallback(new FetchBrowser());
    await gateway.query('UPDATE oidc_sign_in SET expires_at = now()');
    await gateway.keepHouse();
    for (const table of ['oidc_logout_token', 'oidc_session', 'oidc_sign_in'])
      expect(await gateway.query(`SELECT 1 FROM ${table}`)).toEqual([]);
  });
});
