import type { Browser } from 'playwright-core';
import { type Product, startProduct } from '../harness/product';
import { accessibilityFaults, smallTargets } from './accessibility';
import {
  ASSOCIATE,
  ConsolePage,
  DESKTOP,
  describeInBrowser,
  launchBrowser,
  PHONE,
  STORE_MANAGER,
} from './console-page';

jest.setTimeout(120_000);

/** Screenshots go here when it is set. */
const SHOTS = process.env.QM_SCREENSHOTS;

describeInBrowser('the routines of a store', () => {
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

  async function open(name: string, path: string, viewport = PHONE): Promise<ConsolePage> {
    const view = await ConsolePage.open(browser, product.url, viewport);
    opened.push(view);
    await view.signInToStore(name);
    await view.page.goto(`${product.url}${path}`);
    return view;
  }

  async function look({ page }: ConsolePage, shot: string): Promise<void> {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      if (SHOTS !== undefined)
        await page.screenshot({ path: `${SHOTS}/${shot}-${colorScheme}.png`, fullPage: true });
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      page.viewportSize()!.width,
    );
    expect(await smallTargets(page, 'main')).toEqual([]);
  }

  it('are added, changed, paused, resumed and removed on a phone; their tasks follow', async () => {
    const view = await open(STORE_MANAGER, '/store/tasks');
    const { page } = view;
    await page.getByRole('link', { name: 'Routines', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Daily routines' }).waitFor();
    await page.getByRole('link', { name: /^First bake-off/ }).waitFor();
    await look(view, 'routines');

    await page.getByRole('link', { name: 'New routine' }).click();
    await page.getByRole('heading', { level: 1, name: 'New routine' }).waitFor();
    const days = page.getByRole('group', { name: 'On these days' });
    for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
      await days.getByText(day, { exact: true }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Say what is to be done.').waitFor();
    await page.getByText('Choose at least one day.').waitFor();
    await look(view, 'routine-new-faults');
    await page.getByLabel('What is to be done').fill('Check the scales');
    await page.getByRole('combobox', { name: 'Area' }).fill('Deli');
    await page.keyboard.press('Escape');
    // 17 June 2026 is a Wednesday.
    for (const day of ['Wed', 'Thu']) await days.getByText(day, { exact: true }).click();
    await page.getByLabel('Not before (optional)').fill('22:00');
    await page.getByLabel('Done by (optional)').fill('21:00');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/before it can begin at 22:00/).waitFor();
    view.expectRefusal(422);
    await page.getByLabel('Not before (optional)').fill('23:00');
    await page.getByLabel('Done by (optional)').fill('23:58');
    await page.getByRole('button', { name: 'Save' }).click();
    const entry = page.getByRole('link', { name: /^Check the scales/ });
    await entry.waitFor();
    expect(await entry.textContent()).toMatch(/Wed, Thu, 23:00 to 23:58/);

    await page.goto(`${product.url}/store/tasks?day=2026-06-18`);
    await page.getByRole('link', { name: /Check the scales/ }).waitFor();
    await page.goto(`${product.url}/store/tasks/routines`);
    await entry.click();
    await page.getByLabel('What is to be done').fill('Check and clean the scales');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^Routine changed: \d tasks? changed$/).waitFor();

    const renamed = page.getByRole('link', { name: /^Check and clean the scales/ });
    await renamed.click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('It makes no tasks until you resume it.').waitFor();
    await page.getByText(/^Routine paused: \d tasks? cancelled$/).waitFor();
    await look(view, 'routine-paused');
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText(/^Routine resumed: \d tasks? made$/).waitFor();
    await page.getByText('It makes no tasks until you resume it.').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Remove routine' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/You cannot bring it back/).waitFor();
    await look(view, 'routine-remove');
    await dialog.getByRole('button', { name: 'Remove routine' }).click();
    await page.getByText(/^Routine removed/).waitFor();
    await page.getByRole('link', { name: /^First bake-off/ }).waitFor();
    await renamed.waitFor({ state: 'detached' });
    await page.goto(`${product.url}/store/tasks?day=2026-06-18`);
    await page.getByRole('link', { name: /First bake-off/ }).waitFor();
    // What the phone had kept is shown until the store has answered.
    await page.getByRole('link', { name: /scales/ }).waitFor({ state: 'detached' });
  });

  it('are also there on a wide screen, and for an associate not at all', async () => {
    const wide = await open(STORE_MANAGER, '/store/tasks/routines', DESKTOP);
    await wide.page.getByRole('link', { name: /^First bake-off/ }).waitFor();
    await look(wide, 'routines-wide');
    const view = await open(ASSOCIATE, '/store/tasks');
    await view.page.getByRole('link', { name: 'New task' }).waitFor();
    expect(await view.page.getByRole('link', { name: 'Routines', exact: true }).count()).toBe(0);
    await view.page.goto(`${product.url}/store/tasks/routines`);
    await view.page.getByRole('heading', { level: 1, name: 'For store managers' }).waitFor();
  });

  it('say what they are for where there are none', async () => {
    const view = await open(STORE_MANAGER, '/store/tasks');
    const { page } = view;
    await page.route('**/v1/store/routines', (route) => route.fulfill({ json: { data: [] } }));
    await page.goto(`${product.url}/store/tasks/routines`);
    await page.getByText(/^There are no routines yet/).waitFor();
    await look(view, 'routines-none');
  });
});
