import { setTimeout as delay } from 'node:timers/promises';
import { FetchBrowser, signInAtProvider } from '../../../../../test/harness/fetch-browser';
import { CLIENT_ID, CLIENT_SECRET, IdentityProvider } from '../../../../../test/harness/identity-provider';
import { freePort } from '#libs/testing';
import { RunningGateway } from '../../testing/running-gateway';

jest.setTimeout(60_000);

const GROUPS = [
  { group: 'warehouse-north', personas: ['warehouse_manager'], roles: [], sites: ['WH-01', 'WH-02'] },
  { group: 'warehouse-south', personas: ['warehouse_manager'], roles: [], sites: ['WH-02', 'WH-03'] },
  { group: 'buyers', personas: ['procurement_specialist'], roles: [] },
  { group: 'admins', personas: [], roles: ['admin' as const] },
];

const PEOPLE = {
  'subject-1': {
    name: 'Nora North',
    preferred_username: 'nora',
    email: 'nora@example.com',
    groups: ['warehouse-north', 'warehouse-south', 'choir'],
  },
  'subject-2': { name: 'Bea Buyer', preferred_username: 'bea', groups: ['buyers', 'warehouse-north'] },
  'subject-3': { preferred_username: 'otto', groups: ['choir'] },
  'subject-4': { preferred_username: 'Local', groups: ['buyers'] },
  'subject-5': {
    preferred_username: 'many',
    groups: [...Array.from({ length: 5_000 }, (_, i) => `group-${i}`), 'warehouse-north'],
  },
};

describe('sign-in by a provider', () => {
  let provider: IdentityProvider;
  let gateway: RunningGateway;
  let admin: string;

  beforeAll(async () => {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    provider = await IdentityProvider.absent({ people: PEOPLE, productUrl: publicUrl });
    gateway = await RunningGateway.start({
      server: { publicUrl, port },
      oidc: {
        issuer: provider.issuer,
        clientId: CLIENT_ID,
        clientSecret: CLIENT_SECRET,
        label: 'Example Corp',
        groups: GROUPS,
      },
      limits: { signInsPerMinute: 1000, requestsPerMinute: 10_000 },
    });
    await gateway.addUser('root', ['warehouse_manager'], ['member', 'admin']);
    await gateway.addUser('local');
    admin = await gateway.signIn('root');
  });
  afterAll(async () => {
    await gateway?.stop();
    await provider?.stop();
  });

  const callback = () => `${gateway.url}/v1/oidc/callback`;

  /** Through the provider and back to the callback's address, which is not asked for yet. */
  async function toCallback(
    browser: FetchBrowser,
    login: string,
    { returnTo = '/', otp = false } = {},
  ): Promise<string> {
    const start = `${gateway.url}/v1/oidc/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
    return signInAtProvider(browser, start, login, { otp, callback: callback() });
  }

  async function signIn(
    browser: FetchBrowser,
    login: string,
    options: { returnTo?: string; otp?: boolean } = {},
  ) {
    const response = await browser.send(await toCallback(browser, login, options));
    return { status: response.status, location: response.headers.get('location') ?? '' };
  }

  const me = async (browser: FetchBrowser) => {
    const response = await browser.send(`${gateway.url}/v1/me`, { headers: { accept: 'application/json' } });
    return { status: response.status, body: (await response.json()) as Record<string, never> };
  };

  it('starts while the provider is away; says so, lets local users in, and goes on when it is there', async () => {
    const browser = new FetchBrowser();
    const away = await browser.send(`${gateway.url}/v1/oidc/sign-in?returnTo=/costs`);
    expect(away.status).toBe(302);
    expect(away.headers.get('location')).toMatch(
      /^\/sign-in\?error=SERVICE_UNAVAILABLE&request=[\w-]+&next=%2Fcosts$/,
    );
    const told = await gateway.request('GET', '/v1/oidc/sign-in');
    expect(told.status).toBe(503);
    expect(await told.json()).toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      nextStep: expect.stringContaining('by password'),
    });
    await gateway.signIn('local');
    await provider.up();
    expect((await signIn(browser, 'subject-1')).location).toBe('/');
    const options = await gateway.request('GET', '/v1/sign-in-options');
    expect(await options.json()).toMatchObject({ oidc: { label: 'Example Corp' }, password: true });
  });

  it("signs in with the rights of all of somebody's groups, and leads back", async () => {
    const browser = new FetchBrowser();
    const start = await browser.send(`${gateway.url}/v1/oidc/sign-in?returnTo=/watches?x=1`);
    const sent = new URL(start.headers.get('location')!);
    expect(Object.fromEntries(sent.searchParams)).toMatchObject({
      client_id: CLIENT_ID,
      response_type: 'code',
      redirect_uri: callback(),
      scope: 'openid profile email',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(start.headers.get('set-cookie')).toMatch(
      /^qm_oidc=.*Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const back = await signIn(browser, 'subject-1', { returnTo: '/watches?x=1' });
    expect(back).toEqual({ status: 302, location: '/watches?x=1' });
    const { body } = await me(browser);
    expect(body).toMatchObject({
      user: { username: 'nora', displayName: 'Nora North', roles: ['member'] },
      personas: [{ id: 'warehouse_manager' }],
      persona: 'warehouse_manager',
    });
    const nora = (await gateway.users.list()).find(({ username }) => username === 'nora');
    expect(nora).toMatchObject({ sites: ['WH-01', 'WH-02', 'WH-03'], active: true });
    const [, started, added] = await gateway.audit(admin, 3);
    expect(started).toMatchObject({ action: 'session.started', actor: 'nora', details: { by: 'provider' } });
    expect(JSON.stringify([started, added])).not.toContain('subject-1');
  });

  it('asks the provider once for each browser, not for each sign-in', async () => {
    const browser = new FetchBrowser();
    await signIn(browser, 'subject-2');
    expect((await signIn(browser, 'whoever: the provider remembers')).location).toBe('/');
    expect((await me(browser)).body).toMatchObject({ user: { username: 'bea' } });
    const bea = (await gateway.users.list()).find(({ username }) => username === 'bea');
    // The buyers' group has no list of sites, so every site.
    expect(bea).toMatchObject({ sites: null, personas: ['warehouse_manager', 'procurement_specialist'] });
  });

  it('gives rights anew at each sign-in, and takes away those of whoever is in no group', async () => {
    const browser = new FetchBrowser();
    await signIn(browser, 'subject-1');
    await gateway.restart({ oidc: { ...settings(), groups: [GROUPS[1]!] } });
    const second = new FetchBrowser();
    await signIn(second, 'subject-1');
    const sites = async () => (await gateway.users.list()).find(({ username }) => username === 'nora')?.sites;
    expect(await sites()).toEqual(['WH-02', 'WH-03']);
    await gateway.restart({ oidc: { ...settings(), groups: [GROUPS[3]!] } });
    expect((await me(browser)).status).toBe(200);
    const third = new FetchBrowser();
    expect((await signIn(third, 'subject-1', { returnTo: '/costs' })).location).toMatch(
      /^\/sign-in\?error=NO_ACCESS&request=[\w-]+&next=%2Fcosts$/,
    );
    for (const other of [browser, second, third]) expect((await me(other)).status).toBe(401);
    expect(await sites()).toEqual([]);
    await gateway.restart({ oidc: settings() });
    await signIn(browser, 'subject-1');
    expect(await sites()).toEqual(['WH-01', 'WH-02', 'WH-03']);
  });

  const settings = () => ({
    issuer: provider.issuer,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    label: 'Example Corp',
    groups: GROUPS,
    requireMfa: false,
    passwordSignIn: true,
  });

  it('turns away who is in no known group, in words to people and as a problem to programs', async () => {
    const browser = new FetchBrowser();
    const { location } = await signIn(browser, 'subject-3');
    expect(location).toMatch(/^\/sign-in\?error=NO_ACCESS/);
    expect((await me(browser)).status).toBe(401);
    const url = await toCallback(browser, 'subject-3');
    const refused = await browser.send(url, { headers: { accept: 'application/json' } });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'NO_ACCESS' });
    const [newest] = await gateway.audit(admin, 1);
    expect(newest).toMatchObject({
      action: 'sign-in.failed',
      actor: null,
      details: { by: 'provider', reason: 'groups', subjectHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect((await gateway.users.list()).map(({ username }) => username)).not.toContain('otto');
  });

  it('never takes over a local user of the same name', async () => {
    const browser = new FetchBrowser();
    await signIn(browser, 'subject-4');
    const { body } = await me(browser);
    expect(body).toMatchObject({ user: { username: expect.stringMatching(/^Local-[0-9a-f]{6}$/) } });
    const local = (await gateway.users.list()).find(({ username }) => username === 'local');
    expect(local).toMatchObject({ personas: ['warehouse_manager'] });
    await gateway.signIn('local');
    const name = (body as unknown as { user: { username: string } }).user.username;
    await expect(gateway.users.setPassword(name, 'a long enough password')).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
    const byPassword = await gateway.request('POST', '/v1/sessions', {
      body: { username: name, password: '' + 'x' },
    });
    expect(byPassword.status).toBe(401);
  });

  it('makes one user of two first sign-ins at once', async () => {
    await gateway.restart({ oidc: settings() });
    const browsers = [new FetchBrowser(), new FetchBrowser(), new FetchBrowser()];
    const urls = await Promise.all(browsers.map((browser) => toCallback(browser, 'subject-5')));
    const done = await Promise.all(browsers.map((browser, i) => browser.send(urls[i]!)));
    expect(done.map(({ headers }) => headers.get('location'))).toEqual(['/', '/', '/']);
    const many = (await gateway.users.list()).filter(({ username }) => username.startsWith('many'));
    // Five thousand groups are read, and none of them is kept.
    expect(many).toMatchObject([{ username: 'many', sites: ['WH-01', 'WH-02'] }]);
  });

  it('keeps out whom an administrator switched off', async () => {
    const browser = new FetchBrowser();
    await signIn(browser, 'subject-2');
    await gateway.users.disable('bea');
    expect((await me(browser)).status).toBe(401);
    expect((await signIn(browser, 'subject-2')).location).toMatch(/^\/sign-in\?error=FORBIDDEN/);
    expect((await me(browser)).status).toBe(401);
    await gateway.users.enable('bea');
    expect((await signIn(browser, 'subject-2')).location).toBe('/');
  });

  it('wants the second factor where it is required', async () => {
    await gateway.restart({ oidc: { ...settings(), requireMfa: true } });
    const browser = new FetchBrowser();
    expect((await signIn(browser, 'subject-1')).location).toMatch(/error=SECOND_FACTOR_REQUIRED/);
    expect((await gateway.audit(admin, 1))[0]).toMatchObject({ details: { reason: 'second factor' } });
    expect((await signIn(new FetchBrowser(), 'subject-1', { otp: true })).location).toBe('/');
    await gateway.restart({ oidc: settings() });
  });

  it('refuses passwords where they are switched off', async () => {
    await gateway.restart({ oidc: { ...settings(), passwordSignIn: false } });
    const refused = await gateway.request('POST', '/v1/sessions', {
      body: { username: 'local', password: 'whatever' },
    });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      code: 'FORBIDDEN',
      nextStep: 'Sign in with Example Corp.',
    });
    const options = await gateway.request('GET', '/v1/sign-in-options');
    expect(await options.json()).toMatchObject({ oidc: { label: 'Example Corp' }, password: false });
    await gateway.restart({ oidc: settings() });
  });

  /** Unknown keys are asked for at most once in a while: whoever signs in sooner is told to try again. */
  async function knowsTheKeys(): Promise<void> {
    let location = '';
    for (const end = Date.now() + 15_000; location !== '/' && Date.now() < end; await delay(250))
      ({ location } = await signIn(new FetchBrowser(), 'subject-1'));
    expect(location).toBe('/');
  }

  it('takes new keys of the provider as they come', async () => {
    expect((await signIn(new FetchBrowser(), 'subject-1')).location).toBe('/');
    await provider.down();
    const away = await new FetchBrowser().send(`${gateway.url}/v1/oidc/sign-in`);
    // What we know of it still holds: the browser finds out by itself.
    expect(away.headers.get('location')).toMatch(new RegExp(`^${provider.issuer}/auth`));
    await provider.up();
    await knowsTheKeys();
  });

  it('tells when the provider goes away between two steps', async () => {
    const browser = new FetchBrowser();
    const url = await toCallback(browser, 'subject-1', { returnTo: '/data' });
    await provider.down();
    const { headers } = await browser.send(url);
    expect(headers.get('location')).toMatch(
      /^\/sign-in\?error=SERVICE_UNAVAILABLE&request=[\w-]+&next=%2Fdata$/,
    );
    await provider.up();
    await knowsTheKeys();
  });

  it('tells that somebody cancelled at the provider', async () => {
    const browser = new FetchBrowser();
    expect((await signIn(browser, 'nobody')).location).toMatch(/^\/sign-in\?error=SIGN_IN_FAILED/);
    expect((await gateway.audit(admin, 1))[0]).toMatchObject({ details: { reason: 'access_denied' } });
  });

  it('signs out here first, then at the provider', async () => {
    const browser = new FetchBrowser();
    await signIn(browser, 'subject-1');
    const { body } = await me(browser);
    const response = await browser.send(`${gateway.url}/v1/sessions/current`, {
      method: 'DELETE',
      headers: { accept: 'application/json', 'x-csrf-token': String(body.csrfToken) },
    });
    expect(response.status).toBe(200);
    const { providerUrl } = (await response.json()) as { providerUrl: string };
    expect((await me(browser)).status).toBe(401);
    const sent = new URL(providerUrl);
    expect(sent.origin).toBe(provider.issuer);
    expect(sent.searchParams.get('id_token_hint')).toMatch(/^ey/);
    const page = await (await browser.follow(providerUrl)).response.text();
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(page)!;
    const [, action] = /action="([^"]+)"/.exec(page)!;
    const done = await browser.follow(
      action!,
      { method: 'POST', body: new URLSearchParams({ xsrf: xsrf!, logout: 'yes' }) },
      gateway.url,
    );
    expect(done.url).toBe(`${gateway.url}/sign-in?state=out`);
    // The provider asks again who it is.
    const again = await browser.follow(`${gateway.url}/v1/oidc/sign-in`, {}, callback());
    expect(again.url).toContain('/interaction/');
    expect(
      await (
        await gateway.request('DELETE', '/v1/sessions/current', { token: await gateway.signIn('local') })
      ).json(),
    ).toEqual({
      providerUrl: null,
    });
  });

  it('ends the sessions of one session at the provider, by the back channel', async () => {
    const [here, elsewhere] = [new FetchBrowser(), new FetchBrowser()];
    await signIn(here, 'subject-1');
    await signIn(elsewhere, 'subject-1');
    const page = await (await here.follow(`${provider.issuer}/session/end`)).response.text();
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(page)!;
    await here.follow(`${provider.issuer}/session/end/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ xsrf: xsrf!, logout: 'yes' }),
    });
    expect((await me(here)).status).toBe(401);
    expect((await me(elsewhere)).status).toBe(200);
    expect(await gateway.audit(admin, 5)).toContainEqual(
      expect.objectContaining({
        action: 'session.ended',
        actor: 'nora',
        details: expect.objectContaining({ by: 'provider' }),
      }),
    );
  });
});
