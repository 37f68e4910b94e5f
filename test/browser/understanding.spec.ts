import type { Browser, Page } from 'playwright-core';
import { type Product, startProduct } from '../harness/product';
import { ConsolePage, describeInBrowser, DESKTOP, launchBrowser, PHONE } from './console-page';

const QUESTION = 'Revenue by product group this year';

jest.setTimeout(120_000);

describeInBrowser('what was understood, in a browser', () => {
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

  async function open(viewport = DESKTOP, path = '/'): Promise<void> {
    view = await ConsolePage.open(browser, product.url + path, viewport);
    page = view.page;
    await view.signIn();
  }

  afterEach(async () => {
    await view?.context.close();
    expect(view?.complaints).toEqual([]);
  });

  const chips = () => page.getByRole('toolbar', { name: 'Understood as' }).last();
  const chip = (name: string | RegExp) => chips().getByRole('button', { name });
  const options = () => page.getByRole('listbox');
  /** The list answers what has been typed. */
  const settled = () => page.locator('[role="listbox"][aria-busy="false"]').waitFor();
  const highlighted = () => options().locator('[aria-selected="true"]');
  const focused = () => page.evaluate<string>('document.activeElement.getAttribute("aria-label")');
  const turns = () => page.getByRole('article');
  const newest = () => turns().last();

  it('changes a chip by keyboard: the changed query is the next turn, and the focus is on its chips', async () => {
    await open();
    await view.ask(QUESTION);
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    expect(await focused()).toBe('Measure: Revenue');
    await page.keyboard.press('Enter');
    await options().waitFor();
    await page.keyboard.type('units sold');
    await settled();
    expect(await highlighted().innerText()).toMatch(/^Units sold/);
    await page.keyboard.press('Enter');
    await chip('Measure: Units sold').waitFor();
    expect(await turns().count()).toBe(2);
    expect(await view.cells('Product group')).toContain('Beverages');
    await page.locator('[aria-label="Measure: Units sold"]:focus').waitFor();
    // Back to where it came from.
    await newest().getByRole('link', { name: QUESTION }).click();
    await page.locator('h2:focus', { hasText: QUESTION }).waitFor();
  });

  it('closes a list without asking, says when nothing fits, and takes Enter for what was typed', async () => {
    await open();
    await view.ask(QUESTION);
    await chip('Grouping: By product group').click();
    await options().getByRole('option').first().waitFor();
    await page.keyboard.type('qqxx');
    await page.getByText('Nothing fits these words.').waitFor();
    await page.keyboard.press('Escape');
    await options().waitFor({ state: 'hidden' });
    expect(await focused()).toBe('Grouping: By product group');
    expect(await turns().count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toMatch(/^Period: /);
    await page.keyboard.press('Enter');
    // Faster than the list: what was typed counts, not what stands there.
    await page.keyboard.type('last month');
    await page.keyboard.press('Enter');
    await chip(/^Period: .*last month$/).waitFor();
    expect(await turns().count()).toBe(2);
  });

  it('removes a chip by the Delete key and by its button, and adds one', async () => {
    await open();
    await view.ask(QUESTION);
    await chip(/^Period: /).focus();
    await page.keyboard.press('Delete');
    await newest().getByRole('link', { name: QUESTION }).waitFor();
    await chip(/^Period: /).waitFor({ state: 'detached' });
    await chip('Remove “By product group”').click();
    // What was understood shows before the answer does; the answer's own chips take its place.
    await turns().nth(2).getByRole('button', { name: 'Save', exact: true }).waitFor();
    await chip(/^Grouping: /).waitFor({ state: 'detached' });
    // What the query means nothing without has no way to be removed.
    expect(await chip(/^Remove/).count()).toBe(0);
    await chip('Add a part').click();
    await options().waitFor();
    await page.keyboard.type('dairy');
    await settled();
    await page.keyboard.press('Enter');
    await chip(/^Filter: .*Dairy/).waitFor();
  });

  it('completes while one types, and never takes the plain Enter', async () => {
    await open();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/v1/questions'))
        asked.push(request.postData()!);
    });
    await view.questionBox().pressSequentially('units so');
    await settled();
    const first = await options().getByRole('option').first().innerText();
    expect(first).toMatch(/units sold/i);
    expect(await highlighted().count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    const id = await view.questionBox().getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${id}"]`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Tab');
    expect(await view.questionBox().inputValue()).toMatch(/^units sold $/i);
    expect(asked).toEqual([]);
    await page.keyboard.type('by warehouse');
    await settled();
    await page.keyboard.press('Escape');
    await options().waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await view.answered(/^units sold by warehouse$/i);
    expect(asked).toHaveLength(1);
  });

  it('keeps a question under a name, runs it from its link, renames and deletes it', async () => {
    await open();
    await view.ask(QUESTION);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const name = page.getByRole('textbox', { name: 'Name' });
    expect(await name.inputValue()).toBe(QUESTION);
    await page.getByText('“this year” counts from the day on which you run it').waitFor();
    await name.fill('Revenue for Monday');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Saved', exact: true }).waitFor();
    const saved = page.getByRole('region', { name: 'Saved' });
    const link = saved.getByRole('link', { name: 'Revenue for Monday' });
    const path = await link.getAttribute('href');
    expect(path).toMatch(/^\/saved\/[0-9a-f-]{36}$/);

    await page.goto(product.url + path);
    await view.answered(QUESTION);
    await page.waitForURL(/\/conversations\//);
    await page.getByText('Your saved question, asked anew').waitFor();
    expect(await view.cells('Product group')).toContain('Beverages');

    await saved.getByRole('button', { name: /^Rename or delete/ }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await saved.getByRole('textbox', { name: 'Name' }).fill('Revenue for Tuesday');
    await page.keyboard.press('Enter');
    await saved.getByRole('link', { name: 'Revenue for Tuesday' }).waitFor();

    await saved.getByRole('button', { name: /^Rename or delete/ }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await saved.getByRole('link').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await saved.getByRole('link', { name: 'Revenue for Tuesday' }).waitFor();
  });

  it('says plainly that a saved question or a conversation is gone', async () => {
    await open();
    await page.goto(`${product.url}/saved/00000000-0000-4000-8000-000000000000`);
    await page.getByRole('heading', { name: 'This saved question is not here' }).waitFor();
    await page.goto(`${product.url}/conversations/00000000-0000-4000-8000-000000000000`);
    await page.getByRole('heading', { name: 'This conversation is not here' }).waitFor();
    view.expectRefusal(404);
  });

  it('shows the rows behind a number by keyboard, and leads back', async () => {
    await open();
    await view.ask(QUESTION);
    await view.table().focus();
    await page.keyboard.press('ArrowDown');
    const cell = view.table().locator(`[data-active]`);
    const group = (await view.cells('Product group'))[1]!;
    expect(await cell.innerText()).toBe((await view.cells('Revenue'))[1]);
    await page.keyboard.press('Enter');
    await view.answered(`Rows behind Revenue (${group})`);
    expect(await chip('List: Sales order lines').count()).toBe(1);
    expect(new Set(await view.cells('Product group').catch(() => [group]))).toEqual(new Set([group]));
    await newest().getByRole('link', { name: QUESTION }).click();
    await page.locator('h2:focus', { hasText: QUESTION }).waitFor();
  });

  it('switches an assumption with one click', async () => {
    await open();
    await view.ask(QUESTION);
    const conversation = page.url();
    // The sample's words leave nothing to choose, so the answer is given a choice on its way.
    const instead = 'Units sold by product group this year';
    await page.route('**/v1/answers/*', async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      answer.evidence.assumptions = [
        { text: 'Counted in money.', alternatives: [{ label: 'Count units', question: instead }] },
      ];
      await route.fulfill({ response, json: answer });
    });
    await page.reload();
    await newest().getByText('Counted in money.').waitFor();
    await newest().getByRole('button', { name: 'Count units' }).click();
    await view.answered(instead);
    expect(page.url()).toBe(conversation);
    expect(await turns().count()).toBe(2);
  });

  it('fills the box from a link, which reaches the server without the question', async () => {
    const paths: string[] = [];
    await open();
    await view.ask(QUESTION);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('menuitem', { name: /^Link to the question/ }).click();
    await page.getByRole('button', { name: 'Link copied' }).waitFor();
    const link = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(link).toContain('/ask#q=Revenue+by+product+group+this+year');
    await view.context.clearCookies();
    page.on('request', (request) => paths.push(decodeURIComponent(new URL(request.url()).href)));
    await page.goto(link);
    await view.signIn();
    await page.waitForURL((url) => url.pathname === '/' && url.hash === '');
    expect(await view.questionBox().inputValue()).toBe(QUESTION);
    expect(paths.filter((path) => path.replace(/#.*/, '').includes('Revenue'))).toEqual([]);
    await view.questionBox().press('Enter');
    await view.answered(QUESTION);

    await page.goto(`${link}&run=1`);
    await page.waitForURL(/\/conversations\//);
    await view.answered(QUESTION);
  });

  it('is a sheet on a phone, and a number opens a menu', async () => {
    await open(PHONE);
    await view.ask(QUESTION);
    await chip('Measure: Revenue').tap();
    const sheet = page.getByRole('dialog', { name: 'Revenue' });
    await sheet.getByRole('option').first().waitFor();
    for (const target of [sheet.getByRole('option').first(), sheet.getByRole('button', { name: 'Close' })]) {
      expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    }
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await sheet.getByRole('option', { name: /^Units sold/ }).tap();
    await chip('Measure: Units sold').waitFor();
    await view.table().getByRole('gridcell').nth(1).tap();
    await page.getByRole('menuitem', { name: 'Show the rows behind' }).tap();
    await view.answered(/^Rows behind Units sold/);
  });
});
