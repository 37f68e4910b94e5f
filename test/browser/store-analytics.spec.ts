/// <reference lib="dom" />
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type Product, startProduct } from '../harness/product';
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

/** Where pictures of the pages go, for a look; none are made without it. */
const pictures = process.env.QM_SPEC_PICTURES;

describeInBrowser('analytics of a store', () => {
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
    await view.page.goto(`${product.url}/store/analytics`);
    return view;
  }
  const picture = async ({ page }: ConsolePage, name: string) => {
    if (pictures === undefined) return;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true });
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  };

  it.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ] as const)(
    'shows figures with their comparison, and what a figure is made of: %s',
    async (name, viewport) => {
      const view = await open(STORE_MANAGER, viewport);
      const { page } = view;
      const onTime = page.getByRole('link', { name: /^Tasks on time/ });
      await onTime.waitFor();
      expect(await onTime.innerText()).toMatch(/\d+(\.\d)?\s?%/);
      expect(await accessibilityFaults(page)).toEqual([]);
      if (viewport === PHONE) expect(await smallTargets(page, 'main')).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      await picture(view, `analytics-${name}`);
      await onTime.click();
      await page.getByText('Tasks completed by their due time ÷ tasks due').waitFor();
      await page.getByRole('heading', { name: /rows behind it$/ }).waitFor();
      expect(await page.getByRole('row').count()).toBeGreaterThan(5);
      expect(await accessibilityFaults(page)).toEqual([]);
      await picture(view, `analytics-kpi-${name}`);
      await page.getByRole('link', { name: 'Back to Analytics' }).click();
      await page.getByText('Yesterday', { exact: true }).click();
      await page.waitForURL(/period=day/);
      await page
        .getByText(/same weekday a week before|No comparison/)
        .first()
        .waitFor();
    },
  );

  it('makes of a recommendation the tasks that were looked at, changed and approved', async () => {
    const view = await open(STORE_MANAGER);
    const { page } = view;
    const first = page.getByRole('article').first();
    await first.waitFor();
    const title = (await first.getByRole('heading').innerText()).trim();
    await first.getByRole('link', { name: /^Create/ }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByLabel('What is to be done').first().fill('Look at this first');
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(view, 'analytics-review-phone');
    await page.getByRole('button', { name: /^Approve/ }).click();
    await page.getByRole('heading', { name: 'What was done' }).waitFor();
    await page.getByText('“Look at this first”', { exact: false }).first().waitFor();
    await picture(view, 'analytics-done-phone');
    await page.goto(`${product.url}/store/analytics`);
    await page.getByRole('heading', { name: 'Being done' }).waitFor();
    await page.getByRole('article', { name: title, exact: true }).waitFor({ state: 'detached' });
  });

  it('says to an associate that it is for managers and where theirs is, without asking the server for it', async () => {
    const { page } = await open(ASSOCIATE);
    for (const path of [
      '/store/analytics',
      '/store/analytics/sales',
      '/store/plan',
      '/store/tasks/routines',
    ]) {
      await page.goto(product.url + path);
      await page.getByRole('heading', { level: 1, name: 'For store managers' }).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await page.getByRole('link', { name: 'Open your tasks' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
  });
});
