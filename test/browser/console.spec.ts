import { existsSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Product, startProduct } from '../harness/product';

const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** The demo user who is a warehouse manager and nothing else. */
const MANAGER = 'Maria Ortiz';
const LIST_QUESTION = 'Which items are low on stock?';
const CHART_QUESTION = 'Revenue by product group this year';

jest.setTimeout(120_000);

const isInstalled = existsSync(CHROMIUM);
if (!isInstalled && !process.env.CI) {
  process.stderr.write(`skipping the browser specs: no ${CHROMIUM} (apt-get install chromium)\n`);
}

(isInstalled || process.env.CI ? describe : describe.skip)('the console in a browser', () => {
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** What the page complained about; every spec expects none. */
  let complaints: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    product = await startProduct();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function open(viewport: { width: number; height: number }): Promise<void> {
    const phone = viewport === PHONE;
    context = await browser.newContext({
      viewport,
      hasTouch: phone,
      isMobile: phone,
      locale: 'en-GB',
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // Asking who is signed in when nobody is gives 401; the browser reports it as an error of its own.
      const expected = /status of 401/.test(message.text());
      if (message.type() === 'error' && !expected) complaints.push(message.text());
    });
    await page.goto(product.url);
  }

  afterEach(async () => {
    await context?.close();
    expect(complaints).toEqual([]);
  });

  const questionBox = () => page.getByRole('textbox', { name: 'Your question' });
  const answer = (question: string) => page.getByRole('article', { name: question });
  const table = () => page.getByRole('table').last();

  async function signIn(): Promise<void> {
    await page.getByRole('button', { name: MANAGER }).click();
    await questionBox().waitFor();
  }

  /** The texts of a column, as far as its rows are drawn. */
  async function cells(column: string): Promise<string[]> {
    const headers = await table().getByRole('columnheader').allInnerTexts();
    const index = headers.findIndex((header) => header.trim().startsWith(column));
    expect(index).toBeGreaterThanOrEqual(0);
    const rows = await table().getByRole('row').all();
    return Promise.all(rows.slice(1).map((row) => row.getByRole('cell').nth(index).innerText()));
  }

  const numbers = (texts: string[]) => texts.map((text) => Number(text.replace(/[^\d.-]/g, '')));

  it('answers an example with a table, a chart and evidence, and keeps it in the history', async () => {
    await open(DESKTOP);
    await signIn();
    await page.getByRole('button', { name: CHART_QUESTION }).click();
    await answer(CHART_QUESTION).waitFor();
    await page.waitForURL(/\/conversations\/[0-9a-f-]{36}$/);

    expect(await cells('Product group')).toContain('Beverages');
    const chart = answer(CHART_QUESTION).getByRole('img', { name: 'Bar chart' });
    expect(await chart.getAttribute('aria-label')).toMatch(/Revenue.*highest .* lowest /);
    await chart.getByText('Beverages', { exact: true }).waitFor();

    await page.getByRole('button', { name: /^Evidence/ }).click();
    const evidence = page.getByRole('region', { name: 'Evidence' });
    expect(await evidence.locator('pre').innerText()).toMatch(/select[\s\S]*sum\(/i);
    expect(await evidence.innerText()).toMatch(/Trace id\s+[0-9a-f]{32}/);
    expect(await evidence.locator('mark').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/revenue/i), 'this year']),
    );

    await page.getByRole('button', { name: 'New question' }).click();
    await page
      .getByRole('navigation', { name: 'History' })
      .getByRole('link', { name: CHART_QUESTION })
      .click();
    await answer(CHART_QUESTION).waitFor();
  });

  it('sorts, resizes and exports the rows', async () => {
    await open(DESKTOP);
    await signIn();
    await page.getByRole('button', { name: LIST_QUESTION }).click();
    await table().waitFor();

    const header = table().getByRole('columnheader', { name: /^Current stock/ });
    await header.getByRole('button').click();
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    const descending = numbers(await cells('Current stock'));
    expect(descending).toEqual([...descending].sort((a, b) => b - a));
    await header.getByRole('button').click();
    const ascending = numbers(await cells('Current stock'));
    expect(ascending).toEqual([...ascending].sort((a, b) => a - b));
    expect(ascending[0]).toBeLessThan(descending[0]!);

    const handle = table().getByRole('separator', { name: 'Width of Product name' });
    const width = Number(await handle.getAttribute('aria-valuenow'));
    await handle.press('ArrowRight');
    expect(Number(await handle.getAttribute('aria-valuenow'))).toBeGreaterThan(width);

    const rowCount = Number(await table().getAttribute('aria-rowcount')) - 1;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the rows as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^which-items-are-low-on-stock-\d{4}-\d\d-\d\d\.csv$/);
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines[0]).toContain('Current stock');
    expect(lines).toHaveLength(rowCount + 1);
  });

  it('works by keyboard alone', async () => {
    await open(DESKTOP);
    await page.getByRole('button', { name: MANAGER }).focus();
    await page.keyboard.press('Enter');
    await questionBox().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type(CHART_QUESTION);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/conversations\//);
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.getByRole('heading', { name: 'Word by word' }).waitFor();
    const asked = page.url();
    await page.keyboard.press('n');
    await page.waitForURL((url) => url.pathname === '/');
    // A new question puts the cursor into the box: leave it only once it is there, or `j` would be typed.
    await page.waitForFunction(`document.activeElement.tagName === 'TEXTAREA'`);
    await page.keyboard.press('Escape');
    await page.waitForFunction(`document.activeElement.tagName !== 'TEXTAREA'`);
    await page.keyboard.press('j');
    await page.waitForURL(asked);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    // The first stop of the tab key leads past the navigation.
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
  });

  it('keeps the chosen appearance', async () => {
    await open(DESKTOP);
    await signIn();
    const scheme = () =>
      page.evaluate<[string, string]>(
        '[document.documentElement.dataset.mantineColorScheme, getComputedStyle(document.body).backgroundColor]',
      );
    const [, light] = await scheme();
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    const dark = await scheme();
    expect(dark[0]).toBe('dark');
    expect(dark[1]).not.toBe(light);
    await page.reload();
    await questionBox().waitFor();
    expect(await scheme()).toEqual(dark);
  });

  it('fits a phone', async () => {
    await open(PHONE);
    await signIn();
    await page.getByRole('button', { name: LIST_QUESTION }).tap();
    await table().waitFor();
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(await overflow()).toBe(0);
    const box = (await questionBox().boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(PHONE.height);
    await page.getByRole('button', { name: 'Open the menu' }).tap();
    await page.getByRole('dialog').getByRole('link', { name: 'What can be asked' }).tap();
    await page.getByRole('heading', { name: 'What can be asked' }).waitFor();
    expect(await overflow()).toBe(0);
  });

  it('leads to sign-in and back, and says plainly what is wrong', async () => {
    await open(DESKTOP);
    await page.goto(`${product.url}/data`);
    await page.waitForURL(/\/sign-in\?next=%2Fdata$/);
    await page.getByRole('textbox', { name: 'User name' }).fill('nobody');
    await page.getByRole('textbox', { name: 'Password' }).fill('wrong password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('The user name or the password is wrong.').waitFor();
    await page.getByRole('button', { name: MANAGER }).click();
    await page.waitForURL(`${product.url}/data`);
    await page.goto(`${product.url}/answers/00000000-0000-4000-8000-000000000000`);
    await page
      .getByRole('alert')
      .getByText('There is nothing at this address, or it is not yours.')
      .waitFor();
    complaints = complaints.filter((text) => !/status of 404/.test(text));
  });
});
