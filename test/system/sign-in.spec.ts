import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answered, ApiKeyCreated, Me, Problem } from '#libs/contracts';
import { FetchBrowser, signInAtProvider } from '../harness/fetch-browser';
import { IdentityProvider } from '../harness/identity-provider';
import { freePort } from '../../libs/testing/src/free-port';
import { type Mode, modes, type Product, startProduct } from '../harness/product';

jest.setTimeout(240_000);

describe.each(modes())('sign-in by a provider and by keys, %s', (mode: Mode) => {
  let directory: string;
  let provider: IdentityProvider;
  let product: Product;
  /** Where the provider sends people back to, and another replica where there is one. */
  let here: string;
  let there: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qm-sign-in-'));
    const port = await freePort();
    here = `http://127.0.0.1:${port}`;
    provider = await IdentityProvider.absent({
      people: { 's-1': { name: 'Nora North', preferred_username: 'nora', groups: ['north'] } },
      productUrl: here,
      claimsInUserInfo: true,
    });
    const groups = [{ group: 'north', personas: ['warehouse_manager'], sites: ['WH-01'] }];
    // The product is there before its provider is.
    product = await startProduct({
      mode,
      port,
      counts: { gateway: 2 },
      env: provider.environment(directory, groups),
    });
    there = product.deployment?.of('gateway').at(-1)?.url ?? here;
    await provider.up();
  });
  afterAll(async () => {
    await product?.stop();
    await provider?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const signIn = async (): Promise<FetchBrowser> => {
    const browser = new FetchBrowser();
    const callback = `${here}/v1/oidc/callback`;
    const url = await signInAtProvider(browser, `${there}/v1/oidc/sign-in?returnTo=/costs`, 's-1', {
      callback,
    });
    const back = await browser.send(url);
    expect([back.status, back.headers.get('location')]).toEqual([302, '/costs']);
    return browser;
  };
  const me = async (browser: FetchBrowser, url: string): Promise<Response> =>
    browser.send(`${url}/v1/me`, { headers: { accept: 'application/json' } });
  const csrf = async (browser: FetchBrowser) => ((await (await me(browser, here)).json()) as Me).csrfToken;
  const post = async (browser: FetchBrowser, url: string, body: object): Promise<Response> =>
    browser.send(url, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'x-csrf-token': await csrf(browser),
      },
      body: JSON.stringify(body),
    });
  const warehouses = ({ table }: Answered) => {
    const at = table.columns.findIndex(({ name }) => name === 'warehouse_code');
    return [...new Set(table.rows.map((row) => row[at]))];
  };

  it('begins in one replica, ends in another, and gives the data of the groups', async () => {
    const browser = await signIn();
    for (const url of [here, there]) {
      const found = (await (await me(browser, url)).json()) as Me;
      expect(found).toMatchObject({ user: { username: 'nora' }, persona: 'warehouse_manager' });
    }
    const response = await post(browser, `${there}/v1/questions`, { question: 'stock items by warehouse' });
    expect(response.status).toBe(200);
    expect(warehouses((await response.json()) as Answered)).toEqual(['WH-01']);
  });

  it('ends a session in every replica at once when the provider says so', async () => {
    const [leaving, staying] = [await signIn(), await signIn()];
    const page = await (await leaving.follow(`${provider.issuer}/session/end`)).response.text();
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(page)!;
    await leaving.follow(`${provider.issuer}/session/end/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ xsrf: xsrf!, logout: 'yes' }),
    });
    expect(provider.log()).not.toContain('backchannel.error');
    expect([(await me(leaving, here)).status, (await me(leaving, there)).status]).toEqual([401, 401]);
    expect([(await me(staying, here)).status, (await me(staying, there)).status]).toEqual([200, 200]);
  });

  it('lets a program ask with a key, until the key is revoked anywhere', async () => {
    const browser = await signIn();
    const created = await post(browser, `${here}/v1/api-keys`, {
      name: 'nightly report',
      scopes: ['questions', 'proposals:read'],
      expiresInDays: 7,
    });
    expect(created.status).toBe(201);
    const { key, id } = (await created.json()) as ApiKeyCreated;
    const call = (url: string, method: string, path: string, body?: object) =>
      fetch(url + path, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      });
    const asked = await call(there, 'POST', '/v1/questions', { question: 'stock items by warehouse' });
    expect(asked.status).toBe(200);
    expect(warehouses((await asked.json()) as Answered)).toEqual(['WH-01']);
    const approval = '/v1/proposals/00000000-0000-4000-8000-000000000000/approval';
    const refused = await call(there, 'POST', approval, { hash: 'x' });
    expect([refused.status, ((await refused.json()) as Problem).code]).toEqual([403, 'SCOPE_MISSING']);
    const revoked = await browser.send(`${here}/v1/api-keys/${id}`, {
      method: 'DELETE',
      headers: { accept: 'application/json', 'x-csrf-token': await csrf(browser) },
    });
    expect(revoked.status).toBe(204);
    for (const url of [there, here]) expect((await call(url, 'GET', '/v1/proposals')).status).toBe(401);
  });
});
