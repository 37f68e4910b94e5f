/// <reference lib="dom" />
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Product, startProduct } from '../harness/product';
import { accessibilityFaults } from './accessibility';
import {
  ASSOCIATE,
  ConsolePage,
  describeInBrowser,
  launchBrowser,
  PHONE,
  STORE_MANAGER,
} from './console-page';

jest.setTimeout(180_000);

const ANSWERED_MS = 30_000;
/** A folder to put pictures of the pages into, for whoever wants to look at them. */
const pictures = process.env.QM_TEST_PICTURES;

describeInBrowser('the assistant of a store on a phone', () => {
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

  async function open(name: string): Promise<Page> {
    const view = await ConsolePage.open(browser, product.url, PHONE);
    opened.push(view);
    await view.signInToStore(name);
    await view.page.goto(product.url);
    return view.page;
  }

  /** Asks and waits until the page shows an answer to this very question. */
  async function ask(page: Page, question: string): Promise<void> {
    const box = page.getByRole('combobox').or(page.getByRole('textbox')).first();
    await box.fill(question);
    await box.press('Enter');
    // Not the link beside it, which a phone hides.
    await page
      .getByRole('main')
      .getByText(question, { exact: true })
      .first()
      .waitFor({ timeout: ANSWERED_MS });
    await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached', timeout: ANSWERED_MS });
  }

  const says = (page: Page, text: string | RegExp) =>
    page.getByText(text).last().waitFor({ timeout: ANSWERED_MS });

  async function picture(page: Page, name: string): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `assistant-${name}.png`), fullPage: true });
  }

  /** Nothing stands out of the screen. */
  async function fits(page: Page): Promise<void> {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(PHONE.width);
  }

  it('offers examples of the persona and says nothing about data that it does not ask', async () => {
    const page = await open(ASSOCIATE);
    await page.getByRole('button', { name: 'When do I work this week?' }).waitFor();
    expect(await page.getByText(/Data as of/).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'examples');
  });

  it('tells the own schedule and goes on to somebody else’s', async () => {
    const page = await open(ASSOCIATE);
    await ask(page, 'whats my schedule');
    await says(page, /^You (work|do not work) /);
    await fits(page);
    await picture(page, 'schedule');
    await ask(page, 'and for Amara?');
    await says(page, /^Amara (works|does not work) /);
  });

  it('tells a manager who works today, as cards', async () => {
    const page = await open(STORE_MANAGER);
    await ask(page, 'who is working today');
    await says(page, /^\d+ people work today: /);
    expect(
      await page
        .getByRole('list', { name: /who is working today/ })
        .getByRole('listitem')
        .count(),
    ).toBeGreaterThan(2);
    await fits(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'staff');
  });

  it('prepares time off, and sends it only when it is confirmed', async () => {
    const page = await open(ASSOCIATE);
    await ask(page, "I'd like to take next Monday off");
    const send = page.getByRole('button', { name: 'Send this request' });
    await send.waitFor({ timeout: ANSWERED_MS });
    await fits(page);
    await picture(page, 'time-off');
    await send.click();
    await says(page, 'Sent to your manager.');
    await ask(page, 'what happened to my request');
    await says(page, /waits for a decision/);
    await ask(page, 'how much vacation do I have left');
    await says(page, /^You have .* of vacation left this year/);
  });

  it('finds a product, its place and its price', async () => {
    const page = await open(ASSOCIATE);
    await ask(page, 'hey, could you tell me if we have any milk left please');
    await says(page, /milk.*(in stock|out of stock|not sold)/i);
    await fits(page);
    await picture(page, 'product');
    await ask(page, 'and the price?');
    await says(page, /milk.* costs \d/i);
  });

  it('tells the inventory levels', async () => {
    const page = await open(STORE_MANAGER);
    await ask(page, 'show me the inventory levels');
    await says(page, /below the minimum, \d+ of them out of stock/);
    await fits(page);
    await picture(page, 'inventory');
  });

  it('quotes a procedure, with its document', async () => {
    const page = await open(ASSOCIATE);
    await ask(page, 'How do I handle a return without a receipt?');
    await says(page, /^“/);
    await fits(page);
    await picture(page, 'procedure');
  });

  it('asks back where it does not know, and refuses what is personal', async () => {
    const page = await open(ASSOCIATE);
    await ask(page, 'what does Sofia earn');
    await says(page, /personal matters of people are not told/);
    await page.goto(product.url);
    await ask(page, 'and tomorrow?');
    await says(page, /there is no question before it/);
    await picture(page, 'asked-back');
  });
});
