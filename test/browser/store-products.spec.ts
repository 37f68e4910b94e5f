import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import type { CustomerData } from '#libs/contracts';
import { type Product, startProduct } from '../harness/product';
import { accessibilityFaults, smallTargets } from './accessibility';
import {
  ASSOCIATE,
  ConsolePage,
  describeInBrowser,
  launchBrowser,
  PHONE,
  STORE_MANAGER,
} from './console-page';

jest.setTimeout(120_000);

/** Screenshots go here when it is set. */
const SHOTS = process.env.QM_SCREENSHOTS;

describeInBrowser('products and customers on a phone', () => {
  let product: Product;
  let browser: Browser;
  const opened: ConsolePage[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    // The first start, so that the samples of this version are made.
    product = await startProduct({ isFirstStart: true });
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

  async function open(name: string, path: string): Promise<ConsolePage> {
    const view = await ConsolePage.open(browser, product.url, PHONE);
    opened.push(view);
    await view.signInToStore(name);
    await view.page.goto(`${product.url}${path}`);
    return view;
  }

  async function look({ page }: ConsolePage, shot: string): Promise<void> {
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${shot}.png`, fullPage: true });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
  }

  it('finds a product while one types, mistyped too, and shows where it is', async () => {
    const view = await open(ASSOCIATE, '/store/products');
    const { page } = view;
    await page.getByRole('searchbox', { name: 'Look for a product' }).fill('chedar');
    const first = page.getByRole('link', { name: /cheddar/i }).first();
    await first.waitFor();
    expect(await first.textContent()).toMatch(/Aisle 3, shelf/);
    expect(await first.textContent()).toMatch(/In stock|Low|Out of stock/);
    expect(await smallTargets(page, 'main ul')).toEqual([]);
    await look(view, 'products');
    await first.click();
    await page.getByRole('heading', { name: 'Other stores' }).waitFor();
    await page.getByRole('heading', { name: 'Bought together' }).waitFor();
    await look(view, 'product');
    await page.goBack();
    await page
      .getByRole('link', { name: /cheddar/i })
      .first()
      .waitFor();
  });

  it('says when nothing is found, and when there is no such product', async () => {
    const { page } = await open(ASSOCIATE, '/store/products');
    await page.getByRole('searchbox', { name: 'Look for a product' }).fill('xqzzyv');
    await page.getByText('Nothing was found for “xqzzyv”.').waitFor();
  });

  it('shows an associate a masked customer with suggestions, and takes a withdrawal at once', async () => {
    const view = await open(ASSOCIATE, '/store/customers');
    const { page } = view;
    await page.getByRole('searchbox', { name: 'Look for a customer' }).fill('L-100001');
    await page.getByRole('button', { name: 'Look for a customer' }).click();
    await page.locator('main ul a').first().click();
    await page.getByText('Name and contact are shortened for your role.').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^\S+ .\.$/);
    expect(await page.getByRole('heading', { name: 'Contact' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Erase customer' }).count()).toBe(0);
    await page
      .getByText(/^Because of /)
      .first()
      .waitFor();
    await look(view, 'customer');
    await page.getByRole('button', { name: 'Withdraws' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraws' }).click();
    await page.getByText(/has not agreed to personalisation/).waitFor();
    expect(await page.getByText(/^Because of /).count()).toBe(0);
    expect(await page.getByRole('heading', { name: 'Bought most often' }).count()).toBe(0);
    await look(view, 'customer-withdrawn');
  });

  it('shows a manager the contact', async () => {
    const view = await open(STORE_MANAGER, '/store/customers');
    const { page } = view;
    await page.getByRole('searchbox', { name: 'Look for a customer' }).fill('L-100002');
    await page.getByRole('button', { name: 'Look for a customer' }).click();
    await page.locator('main ul a').first().click();
    await page.getByText('l-100002@example.com').waitFor();
    expect(await smallTargets(page, 'main')).toEqual([]);
    await look(view, 'customer-manager');
  });

  it('hands a manager a copy of what is kept, and erases once the number is typed', async () => {
    const view = await open(STORE_MANAGER, '/store/customers');
    const { page } = view;
    const find = async () => {
      await page.getByRole('searchbox', { name: 'Look for a customer' }).fill('L-100003');
      await page.getByRole('button', { name: 'Look for a customer' }).click();
    };
    const asked = 'Look up customer L-100003';
    const ask = async () => {
      await page.goto(product.url);
      await view.questionBox().fill(asked);
      await view.questionBox().press('Enter');
    };
    await ask();
    await page.getByText('l-100003@example.com').first().waitFor();
    await page.goto(`${product.url}/store/customers`);
    await find();
    await page.locator('main ul a').first().click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save a copy' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe('customer-L-100003.json');
    const data = JSON.parse(readFileSync(await download.path(), 'utf8')) as CustomerData;
    expect(data.customer).toMatchObject({ loyaltyNumber: 'L-100003', email: 'l-100003@example.com' });
    expect(data.purchases.length).toBeGreaterThan(10);

    await page.getByRole('button', { name: 'Erase customer' }).click();
    const dialog = page.getByRole('dialog');
    const erase = dialog.getByRole('button', { name: 'Erase customer' });
    const number = dialog.getByLabel('Type the loyalty number L-100003 to confirm');
    await number.fill('L-100002');
    expect(await erase.isDisabled()).toBe(true);
    await number.fill('l-100003');
    await look(view, 'customer-erase');
    await page.emulateMedia({ colorScheme: 'dark' });
    await look(view, 'customer-erase-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await erase.click();
    await page.getByText('The customer is erased.').waitFor();
    await find();
    await page.getByText('Nobody was found in your store.').waitFor();
    // Neither does the assistant know, which did a minute ago.
    await ask();
    await page
      .getByText(/No customer of this store is found for “L-100003”/)
      .first()
      .waitFor();
  });
});
