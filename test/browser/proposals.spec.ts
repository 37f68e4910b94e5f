import type { Browser, Locator, Page } from 'playwright-core';
import { type Product, startProduct } from '../harness/product';
import {
  BUYER,
  ConsolePage,
  describeInBrowser,
  DESKTOP,
  launchBrowser,
  MANAGER,
  PHONE,
} from './console-page';

jest.setTimeout(120_000);

describeInBrowser('proposals in a browser', () => {
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

  async function open(name: string, path = '/', viewport = DESKTOP): Promise<ConsolePage> {
    const view = await ConsolePage.open(browser, product.url, viewport);
    opened.push(view);
    await view.signIn(name);
    if (path !== '/') await view.page.goto(product.url + path);
    return view;
  }

  const proposals = (page: Page): Locator => page.getByRole('link', { name: /^Proposals/ });

  /** The manager asks what to order, and proposes the first of it with another quantity; gives the proposal's path. */
  async function propose(page: Page, warehouse: string, quantity: string, reason: string): Promise<string> {
    await page.goto(`${product.url}/tools/advise_orders`);
    await page.getByRole('textbox', { name: /^Warehouse/ }).fill(warehouse);
    await page.getByRole('button', { name: 'Calculate', exact: true }).click();
    await page
      .getByRole('button', { name: /^Propose: order/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: /^Propose: order/ });
    await dialog.getByRole('spinbutton').first().fill(quantity);
    await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await dialog.getByRole('button', { name: 'Propose', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Open the proposal' }).first().click();
    await page.waitForURL(/\/proposals\/[0-9a-f-]{36}$/);
    return new URL(page.url()).pathname;
  }

  it('leads from an answer to a document that another person approved', async () => {
    const maria = await open(MANAGER);
    // Beyond what a manager may approve, and large enough to be asked about once more.
    const path = await propose(maria.page, 'WH-03', '3000', 'The summer sale begins on Friday');
    await maria.page.getByText('The summer sale begins on Friday').waitFor();
    await maria.page.getByText('You cannot decide on this').waitFor();
    expect(await maria.page.getByRole('button', { name: 'Approve' }).count()).toBe(0);

    const priya = await open(BUYER);
    await priya.page.keyboard.press('Escape');
    await proposals(priya.page)
      .getByText(/waits? for your decision/)
      .waitFor({ state: 'attached' });
    await priya.page.keyboard.press('p');
    await priya.page.getByRole('link', { name: /^Order 3,000 units.*You can decide/ }).click();
    await priya.page.waitForURL(product.url + path);
    const diff = priya.page.getByRole('region', { name: 'What would be different' });
    expect(await diff.innerText()).toMatch(/on order/);

    await priya.page.getByRole('button', { name: 'Approve' }).click();
    const confirm = priya.page.getByRole('dialog', { name: 'Approve this?' });
    await confirm.getByRole('button', { name: /^Approve [\d,.]+$/ }).click();
    await priya.page.getByText('Carried out', { exact: true }).first().waitFor();
    await priya.page.getByText(/^QPO-\d{4}-\d+$/).waitFor();

    await maria.page.reload();
    await maria.page.getByText(/^QPO-\d{4}-\d+$/).waitFor();
    await maria.page
      .getByText(/^Priya Nair, /)
      .first()
      .waitFor();
  });

  it('is changed by a new proposal, and says so to who still looked at the one before', async () => {
    const maria = await open(MANAGER);
    const path = await propose(maria.page, 'WH-01', '10', 'Nearly out');
    const priya = await open(BUYER, path);
    await priya.page.getByRole('button', { name: 'Approve' }).waitFor();

    await maria.page.getByRole('button', { name: 'Edit' }).click();
    const edit = maria.page.getByRole('dialog', { name: 'Edit' });
    await edit.getByRole('button', { name: 'Propose the change' }).click();
    await edit.getByText('Nothing is changed yet.').waitFor();
    await edit.getByRole('spinbutton').first().fill('12');
    await edit.getByRole('button', { name: 'Propose the change' }).click();
    await edit.waitFor({ state: 'hidden' });
    await maria.page.waitForURL((url) => url.pathname !== path && url.pathname.startsWith('/proposals/'));
    await maria.page.getByRole('heading', { name: /^Order 12 units/ }).waitFor();

    await priya.page.getByRole('button', { name: 'Approve' }).click();
    await priya.page
      .getByRole('alert')
      .getByText(/Somebody has decided meanwhile|was changed while/)
      .waitFor();
    priya.expectRefusal(409);
    await priya.page.getByText('Replaced', { exact: true }).first().waitFor();
    await priya.page.getByRole('button', { name: 'Approve' }).waitFor({ state: 'detached' });
    await priya.page.getByRole('link', { name: 'Open the one that took its place' }).click();
    await priya.page.getByRole('heading', { name: /^Order 12 units/ }).waitFor();
  });

  it('is rejected with a reason, by keyboard, and listed among the closed ones', async () => {
    const maria = await open(MANAGER);
    const path = await propose(maria.page, 'WH-02', '20', 'To be safe');
    const { page } = await open(BUYER, path);
    await page.getByRole('button', { name: 'Reject' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Give a reason.').waitFor();
    await page.keyboard.type('Comes on Thursday anyway');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Comes on Thursday anyway').waitFor();
    await page.getByText('Rejected', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: 'All proposals' }).click();
    await page.getByText('Closed', { exact: true }).click();
    await page.getByRole('link', { name: /^Order 20 units.*Rejected/ }).waitFor();
  });

  it('fits a phone', async () => {
    const maria = await open(MANAGER, '/', PHONE);
    await propose(maria.page, 'WH-04', '15', 'Nearly out');
    const overflow = () => maria.page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(await overflow()).toBe(0);
    const box = (await maria.page.getByRole('button', { name: 'Edit' }).boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(PHONE.height);
    await maria.page.getByRole('button', { name: 'Edit' }).tap();
    await maria.page.getByRole('dialog', { name: 'Edit' }).waitFor();
    expect(await overflow()).toBe(0);
    await maria.page.goto(`${product.url}/proposals/00000000-0000-4000-8000-000000000000`);
    await maria.page.getByRole('heading', { name: 'This proposal is not here' }).waitFor();
    maria.expectRefusal(404);
  });
});
