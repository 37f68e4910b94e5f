import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { IdentityProvider } from '../harness/identity-provider';
import { freePort } from '../../libs/testing/src/free-port';
import { type Product, startProduct } from '../harness/product';
import { ConsolePage, describeInBrowser, DESKTOP, launchBrowser, PHONE } from './console-page';

jest.setTimeout(120_000);

/** Where to put pictures of what the spec sees; none are taken without. */
const { QM_SPEC_PICTURES: PICTURES } = process.env;

describeInBrowser('sign-in by a provider, and API keys, in a browser', () => {
  let directory: string;
  let provider: IdentityProvider;
  let product: Product;
  let browser: Browser;
  const opened: ConsolePage[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    directory = mkdtempSync(join(tmpdir(), 'qm-oidc-'));
    const port = await freePort();
    provider = await IdentityProvider.start({
      people: {
        's-1': { name: 'Nora North', preferred_username: 'nora', groups: ['north', 'buyers'] },
        's-2': { preferred_username: 'otto', groups: ['choir'] },
      },
      productUrl: `http://127.0.0.1:${port}`,
    });
    const groups = [
      { group: 'north', personas: ['warehouse_manager'] },
      { group: 'buyers', personas: ['procurement_specialist'], roles: ['admin'] },
    ];
    const env = { ...provider.environment(directory, groups), QM_DEMO: 'false' };
    product = await startProduct({ port, env });
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await provider?.stop();
    rmSync(directory, { recursive: true, force: true });
  });
  afterEach(async () => {
    const views = opened.splice(0);
    for (const view of views) await view.context.close();
    for (const view of views) expect(view.complaints).toEqual([]);
  });

  async function open(path: string, viewport = DESKTOP): Promise<ConsolePage> {
    const view = await ConsolePage.open(browser, product.url + path, viewport);
    opened.push(view);
    return view;
  }
  async function picture(page: Page, name: string): Promise<void> {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}-${page.viewportSize()!.width}.png`) });
  }
  async function signIn(page: Page, account = 's-1'): Promise<void> {
    await page.getByRole('link', { name: 'Sign in with Example Corp' }).click();
    await page.getByRole('textbox', { name: 'Account' }).fill(account);
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  const fitsTheScreen = (page: Page) =>
    page.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

  it.each([
    ['at a desk', DESKTOP],
    ['on a phone', PHONE],
  ])('leads through the provider to where one wanted to go, %s', async (_where, viewport) => {
    const { page } = await open('/ask#q=low+stock+in+WH-03&persona=warehouse_manager', viewport);
    await page.getByRole('link', { name: 'Sign in with Example Corp' }).waitFor();
    await picture(page, 'sign-in');
    expect(await fitsTheScreen(page)).toBe(true);
    await signIn(page);
    // What stands behind # went to no server, and is there again.
    await page.getByRole('button', { name: /Account of Nora North/ }).waitFor();
    await page.getByText('low stock in WH-03').first().waitFor();
    await picture(page, 'signed-in');
  });

  it.each([
    ['at a desk', DESKTOP],
    ['on a phone', PHONE],
  ])('says in words why somebody cannot come in, %s', async (_where, viewport) => {
    const { page } = await open('/costs', viewport);
    await signIn(page, 's-2');
    await page.getByText('You have no access to Quartermaster yet.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.getByText('Request id').waitFor();
    expect(await fitsTheScreen(page)).toBe(true);
    await picture(page, 'no-access');
    // Another try begins where this one ended, and still leads to the costs.
    const again = await page.getByRole('link', { name: 'Sign in with Example Corp' }).getAttribute('href');
    expect(again).toBe('/v1/oidc/sign-in?returnTo=%2Fcosts');
  });

  it('signs out at the provider too', async () => {
    const { page } = await open('/costs');
    await signIn(page);
    await page.getByRole('button', { name: /Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByText('You are signed out.').waitFor();
    await signIn(page);
    await page.getByRole('button', { name: /Account of Nora/ }).waitFor();
  });

  it.each([
    ['at a desk', DESKTOP],
    ['on a phone', PHONE],
  ])('makes, shows once and revokes a key, %s', async (_where, viewport) => {
    const { page } = await open('/', viewport);
    await signIn(page);
    await page.getByRole('button', { name: 'Warehouse manager' }).click();
    await page.getByRole('button', { name: /Account of/ }).click();
    await page.getByRole('menuitem', { name: 'API keys' }).click();
    await page.getByText('No keys yet.').waitFor();
    await picture(page, 'keys-empty');
    await page.getByRole('button', { name: 'New key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    await dialog.getByText('Give it a name.').waitFor();
    await dialog.getByText('Choose at least one.').waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('nightly report');
    await dialog.getByRole('checkbox', { name: 'Ask questions and read their answers' }).check();
    await dialog.getByRole('checkbox', { name: 'Read your costs' }).check();
    await dialog.getByRole('checkbox', { name: 'Procurement specialist' }).uncheck();
    await picture(page, 'keys-new');
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    await dialog.getByText('it is not shown again').waitFor();
    await picture(page, 'keys-made');
    await dialog.getByRole('button', { name: 'Copy the key' }).click();
    await dialog.getByRole('button', { name: 'Copied', exact: true }).waitFor();
    const key = await page.evaluate<string>('navigator.clipboard.readText()');
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'I have copied it' }).click();
    await page.getByText('Never used').waitFor();
    expect(await page.content()).not.toContain(key);
    const use = () =>
      fetch(`${product.url}/v1/costs`, { headers: { authorization: `Bearer ${key}` } }).then(
        ({ status }) => status,
      );
    expect(await use()).toBe(200);
    expect(await fitsTheScreen(page)).toBe(true);
    await picture(page, 'keys-one');
    await page.getByRole('button', { name: 'Revoke nightly report' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await use()).toBe(200);
    await page.getByRole('button', { name: 'Revoke nightly report' }).click();
    await picture(page, 'keys-revoke');
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByText('No keys yet.').waitFor();
    expect(await use()).toBe(401);
    await page.getByText('Everybody’s').click();
    await page.getByText('Nobody has made a key yet.').waitFor();
  });
});
