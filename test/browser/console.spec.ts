import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { type Product, startProduct } from '../harness/product';
import { ConsolePage, describeInBrowser, DESKTOP, launchBrowser, MANAGER, PHONE } from './console-page';

const LIST_QUESTION = 'Which items are low on stock?';
const CHART_QUESTION = 'Revenue by product group this year';

jest.setTimeout(120_000);

describeInBrowser('the console in a browser', () => {
  let product: Product;
  let browser: Browser;
  let view: ConsolePage;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function open(viewport: { width: number; height: number }): Promise<void> {
    view = await ConsolePage.open(browser, product.url, viewport);
    page = view.page;
  }

  afterEach(async () => {
    await view?.context.close();
    expect(view?.complaints).toEqual([]);
  });

  const questionBox = () => view.questionBox();
  const answer = (question: string) => view.answer(question);
  const table = () => view.table();
  const signIn = () => view.signIn();
  const cells = (column: string) => view.cells(column);

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
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('textarea:focus').waitFor({ state: 'detached' });
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
    const mistake = page.getByRole('alert');
    await mistake.getByText('The user name or the password is wrong.').waitFor();
    // Beside what was typed, and nothing that only the person who runs Quartermaster could use.
    expect(await page.locator('form').getByRole('alert').count()).toBe(1);
    expect(await mistake.innerText()).not.toMatch(/code|trace/i);
    await page.getByRole('button', { name: MANAGER }).click();
    await page.waitForURL(`${product.url}/data`);
    await page.goto(`${product.url}/answers/00000000-0000-4000-8000-000000000000`);
    await page.getByRole('heading', { name: 'This answer is not here' }).waitFor();
    await page.getByRole('link', { name: 'Ask a question' }).click();
    await questionBox().waitFor();
    view.expectRefusal(404);
  });

  it('keeps navigation and account where a page cannot be loaded', async () => {
    await open(DESKTOP);
    await signIn();
    await view.context.route(/\/assets\/costs-page/, (route) => route.abort());
    await page.getByRole('link', { name: 'Costs', exact: true }).click();
    await page.getByRole('heading', { name: 'This page has stopped working' }).waitFor();
    await page.getByRole('button', { name: /^Account of/ }).waitFor();
    await page.getByRole('link', { name: 'Proposals', exact: true }).click();
    await page.getByRole('heading', { name: 'Proposals', exact: true }).waitFor();
    // The browser reports what the spec took away.
    view.complaints = [];
  });
});
