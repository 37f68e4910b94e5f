/// <reference lib="dom" />
import type { Browser } from 'playwright-core';
import { type Product, startProduct, TODAY } from '../harness/product';
import { accessibilityFaults, smallTargets } from './accessibility';
import {
  ASSOCIATE,
  ConsolePage,
  describeInBrowser,
  DESKTOP,
  launchBrowser,
  PHONE,
  STORE_MANAGER,
} from './console-page';

jest.setTimeout(120_000);

describeInBrowser('a store on a phone', () => {
  let product: Product;
  let browser: Browser;
  const opened: ConsolePage[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  afterEach(async () => {
    const views = opened.splice(0);
    for (const view of views) await view.context.close();
    for (const view of views) expect(view.complaints).toEqual([]);
  });

  async function open(name: string, viewport = PHONE): Promise<ConsolePage> {
    const view = await ConsolePage.open(browser, product.url, viewport);
    opened.push(view);
    await view.signInToStore(name);
    return view;
  }

  it('greets with the day: who is at work, when, and what waits', async () => {
    const { page } = await open(STORE_MANAGER);
    await page.getByText('Harbour Street').first().waitFor();
    await page.getByRole('heading', { name: /^At work today/ }).waitFor();
    expect(await page.getByRole('listitem').count()).toBeGreaterThan(5);
    await page.getByText('Nothing waits for your decision.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page, 'nav[aria-label="Store"]')).toEqual([]);
  });

  it('has its places at the thumb, and those of a manager for managers only', async () => {
    const { page } = await open(ASSOCIATE);
    const tabs = page.getByRole('navigation', { name: 'Store', exact: true }).getByRole('link');
    expect(await tabs.allTextContents()).toEqual(['Home', 'Tasks', 'Assistant']);
    await tabs.getByText('Assistant').click();
    await page.getByRole('textbox', { name: 'Your question' }).waitFor();
    expect(await page.locator('nav[aria-label="Store"] [aria-current="page"]').textContent()).toBe(
      'Assistant',
    );
    const box = (await page.getByRole('textbox', { name: 'Your question' }).boundingBox())!;
    const bar = (await page.getByRole('navigation', { name: 'Store', exact: true }).boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(bar.y);
  });

  it('has them in the sidebar on a wide screen, without the pages of the supply chain', async () => {
    const { page } = await open(STORE_MANAGER, DESKTOP);
    const links = page.getByRole('complementary').getByRole('navigation').getByRole('link');
    expect(await links.allTextContents()).toEqual(['Home', 'Tasks', 'Analytics', 'Assistant', 'Costs']);
    expect(await page.getByRole('navigation', { name: 'Store', exact: true }).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('can be installed, and opens without a connection', async () => {
    const view = await open(ASSOCIATE);
    const { page, context } = view;
    const manifest = (await (await page.request.get(`${product.url}/manifest.webmanifest`)).json()) as {
      display: string;
      icons: { src: string; purpose?: string }[];
    };
    expect(manifest.display).toBe('standalone');
    for (const { src } of manifest.icons)
      expect((await page.request.get(product.url + src)).status()).toBe(200);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    // The worker keeps what is loaded while it is in charge: from the second visit on.
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /^Hello / }).waitFor();
    const tabs = page.getByRole('navigation', { name: 'Store', exact: true });
    await tabs.getByText('Tasks').click();
    await page
      .getByRole('button', { name: /^Start/ })
      .first()
      .waitFor();
    await context.setOffline(true);
    await page.reload();
    await page
      .getByRole('button', { name: /^Start/ })
      .first()
      .waitFor();
    await tabs.getByText('Home').click();
    await page.getByRole('heading', { name: /^At work today/ }).waitFor();
    await page.getByText(/^You are offline/).waitFor();
    await context.setOffline(false);
    await page.getByText(/^You are offline/).waitFor({ state: 'detached' });
    view.complaints = view.complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'));
  });

  it('keeps the answers of one person from the next on the same phone', async () => {
    const { page } = await open(ASSOCIATE);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /^Hello / }).waitFor();
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.filter((path) => path.startsWith('/v1'))).toEqual([]);
  });

  it('lets an associate ask for time off, a manager grant it, and both see what came of it', async () => {
    const { page } = await open(ASSOCIATE);
    await page.getByRole('link', { name: 'Time off' }).click();
    await page.getByRole('heading', { name: /^Your days in/ }).waitFor();
    const [first, last] = [daysAhead(20), daysAhead(24)];
    await page.getByLabel('First day off').fill(first);
    await page.getByLabel('Last day off').fill(last);
    await page.getByText(/left afterwards/).waitFor();
    await page.getByLabel('Reason (if you want to say)').fill('My sister marries');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ask my manager' }).click();
    const asked = page.getByRole('link', { name: /^Ben Carter: vacation/ });
    await asked.waitFor();

    const manager = await open(STORE_MANAGER);
    await manager.page.getByRole('link', { name: 'Requests', exact: true }).click();
    await manager.page.getByRole('heading', { level: 1, name: 'Requests' }).waitFor();
    await manager.page.getByText('You have asked for nothing yet.').waitFor();
    expect(await accessibilityFaults(manager.page)).toEqual([]);
    await manager.page.getByRole('link', { name: /^Ben Carter: vacation/ }).click();
    await manager.page.getByText('My sister marries').waitFor();
    await manager.page.getByText('at work', { exact: true }).waitFor();
    expect(await accessibilityFaults(manager.page)).toEqual([]);
    expect(await smallTargets(manager.page, 'main')).toEqual([]);
    await manager.page.getByRole('button', { name: 'Approve' }).click();
    await manager.page.getByText('Approved', { exact: true }).first().waitFor();
    await manager.page.getByText(/^Ben Carter is off .* left the roster\.$/).waitFor();

    // Told at once, on the page that is open.
    await page
      .getByRole('status')
      .getByText(/^Approved: Ben Carter: vacation/)
      .waitFor();
    await page.reload();
    await page.getByText('You have asked for nothing').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Change' }).waitFor();
    await page.goto(`${product.url}/store/schedule`);
    await page.getByText('time off').first().waitFor();
    await page.goto(`${product.url}/store`);
    await page
      .getByRole('link', { name: /^Ben Carter: vacation/ })
      .getByText('Approved')
      .waitFor();
  });

  it('tells at once why days cannot be asked for', async () => {
    const view = await open(ASSOCIATE);
    const { page } = view;
    await page.goto(`${product.url}/store/time-off`);
    await page.locator('label').getByText('Personal', { exact: true }).click();
    await page.getByLabel('First day off').fill(daysAhead(60));
    await page.getByLabel('Last day off').fill(daysAhead(70));
    await page.getByText(/personal days of .*, and 3 are left\./).waitFor();
    expect(await page.getByRole('button', { name: 'Ask my manager' }).isDisabled()).toBe(true);
    view.expectRefusal(422);
  });
});

/** YYYY-MM-DD, this many days from the day that the product takes for today. */
const daysAhead = (days: number) =>
  new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);
