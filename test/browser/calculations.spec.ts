import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { type Product, startProduct } from '../harness/product';
import { ConsolePage, describeInBrowser, DESKTOP, launchBrowser, PHONE } from './console-page';

jest.setTimeout(120_000);

describeInBrowser('calculations in a browser', () => {
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

  async function open(viewport = DESKTOP): Promise<void> {
    view = await ConsolePage.open(browser, product.url, viewport);
    page = view.page;
    await view.signIn();
  }

  afterEach(async () => {
    await view?.context.close();
    expect(view?.complaints).toEqual([]);
  });

  const newest = () => page.getByRole('article').last();
  const figures = () => newest().locator('dl[aria-label="Figures"]').innerText();
  const calculate = () => page.getByRole('button', { name: 'Calculate', exact: true }).click();

  /** From the navigation to the answer. */
  async function forecast(productCode: string, days: string): Promise<void> {
    await page.goto(`${product.url}/tools/forecast_demand`);
    await page.getByRole('textbox', { name: /^Product/ }).fill(productCode);
    await page.getByRole('spinbutton', { name: /^Days/ }).fill(days);
    await calculate();
    await view.answered(/Demand forecast/);
  }

  it('runs a tool from its form: figures with intervals, a forecast in words, and the proof', async () => {
    await open();
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await page.getByRole('link', { name: 'Demand forecast' }).click();
    await page.waitForURL(/\/tools\/forecast_demand$/);
    // The first field has the focus; what is wrong is said at the field.
    await page.locator('input:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Enter a value.').waitFor();
    await page.keyboard.type('P-0001');
    await page.getByRole('spinbutton', { name: /^Days/ }).fill('400');
    await page.getByText('From 1 to 365.').waitFor();
    await page.getByRole('spinbutton', { name: /^Days/ }).fill('30');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/conversations\//);
    await view.answered(/Demand forecast/);

    expect(await figures()).toMatch(/Expected units\s+[\d,]+\s*units\s+95%: [\d,]+ to [\d,]+/);
    const chart = newest().getByRole('img', { name: 'Line chart' });
    expect(await chart.getAttribute('aria-label')).toMatch(/Shaded: 95 %, 80 %\. Dashed: expected/);
    await chart.getByText('95 %', { exact: true }).waitFor();
    expect(await chart.locator('path[stroke-dasharray]').count()).toBeGreaterThan(0);

    await newest()
      .getByRole('button', { name: /^Evidence/ })
      .click();
    const evidence = newest().getByRole('region', { name: 'Evidence' });
    expect(await evidence.innerText()).toMatch(/Formulas[\s\S]*Source: [\s\S]*Inputs/);
    expect(await evidence.locator('pre').first().isVisible()).toBe(false);
    await evidence.getByText(/^SQL: \d+ queries$/).click();
    expect(await evidence.locator('pre').first().innerText()).toMatch(/select/i);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      newest().getByRole('button', { name: 'Download the rows as CSV' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('Forecast');
  });

  it('changes a value by its chip: the calculation runs again as the next turn', async () => {
    await open();
    await forecast('P-0001', '30');
    const before = await figures();
    expect(before).toMatch(/30 days/);
    await page.keyboard.press('Escape');
    await newest()
      .getByRole('button', { name: /^Value: .*30/ })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Change: Demand forecast' });
    await dialog.waitFor();
    await page.locator('input[type="number"]:focus').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('14');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('article').nth(1).waitFor();
    await view.answered(/Demand forecast/);
    expect(await figures()).toMatch(/14 days/);
    expect(await page.getByRole('article').count()).toBe(2);
    expect(await page.getByRole('article').first().innerText()).toContain('30 days');
  });

  it('has a page of its own, and can be saved and run again', async () => {
    await open();
    await forecast('P-0001', '30');
    const said = await figures();
    await newest().getByRole('button', { name: 'Save' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Water next month');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Water next month' }).waitFor();
    await newest().locator('a[href^="/answers/"]').first().click();
    await page.waitForURL(/\/answers\//);
    await newest()
      .getByRole('button', { name: 'Open the conversation' })
      .or(newest().getByRole('link', { name: 'Open the conversation' }))
      .waitFor();
    expect(await figures()).toBe(said);
    await page.getByRole('link', { name: 'Water next month' }).click();
    await page.waitForURL(/\/conversations\//);
    await view.answered(/Demand forecast|Water next month/);
    expect(await figures()).toBe(said);
  });

  it('says why there is no result and offers what can help: other values, not the same again', async () => {
    await open();
    await page.goto(`${product.url}/tools/forecast_demand`);
    await page.getByRole('textbox', { name: /^Product/ }).fill('P-9999');
    await calculate();
    await newest().getByText('Nothing could be calculated').waitFor();
    await newest()
      .getByText(/no P-9999/)
      .waitFor();
    expect(await newest().getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await newest().getByRole('button', { name: 'Change the values' }).click();
    await page.getByRole('textbox', { name: /^Product/ }).fill('P-0002');
    await page.getByRole('textbox', { name: /^Product/ }).press('Enter');
    await page.getByRole('article').nth(1).waitFor();
    await view.answered(/Demand forecast/);
    expect(await figures()).toContain('Expected units');
  });

  it('asks an example in words: what was understood can be changed like a form', async () => {
    await open();
    await page.goto(`${product.url}/tools`);
    const example = page.getByRole('button', { name: /^Forecast demand for P-\d+/ }).first();
    const question = await example.innerText();
    await example.click();
    await view.answered(question);
    expect(await figures()).toContain('Expected units');
    const chips = newest().getByRole('toolbar', { name: 'Understood as' });
    await chips.getByRole('button', { name: 'Calculation: Demand forecast' }).waitFor();
    await newest()
      .getByRole('button', { name: /^Evidence/ })
      .click();
    expect(await newest().locator('mark').count()).toBeGreaterThan(0);
  });

  it('fits a phone', async () => {
    await open(PHONE);
    await page.goto(`${product.url}/tools/forecast_demand`);
    await page.getByRole('textbox', { name: /^Product/ }).fill('P-0001');
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(await overflow()).toBe(0);
    await calculate();
    await view.answered(/Demand forecast/);
    expect(await overflow()).toBe(0);
    await newest().getByRole('button', { name: 'Change' }).tap();
    await page.getByRole('dialog', { name: 'Change: Demand forecast' }).waitFor();
    expect(await overflow()).toBe(0);
  });
});
