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

const ENGINEER = 'Finn Larsen';
const HYBRID =
  'Which low-stock items in WH-03 will run out in the next 30 days and what should I order from whom?';

const numbers = (texts: string[]): number[] => texts.map((text) => Number(text.replace(/[^\d.-]/g, '')));

/** What the three personas came for, in words as they would type them, through the console on the real product. */
describeInBrowser('acceptance: every case of every persona', () => {
  let product: Product;
  let browser: Browser;
  /** Signing in takes longer than most cases: each person does it once, but for the ones that need two browsers. */
  const signedIn = new Map<string, Promise<ConsolePage>>();

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  afterEach(async () => {
    for (const view of await Promise.all(signedIn.values())) expect(view.complaints.splice(0)).toEqual([]);
  });

  function open(name: string, viewport = DESKTOP, which = 'first'): Promise<ConsolePage> {
    const key = `${name}, ${which} browser`;
    const known = signedIn.get(key);
    if (known !== undefined) return known;
    const signingIn = ConsolePage.open(browser, product.url, viewport).then(async (view) => {
      await view.signIn(name);
      return view;
    });
    signedIn.set(key, signingIn);
    return signingIn;
  }

  const newest = (page: Page): Locator => page.getByRole('article').last();

  /** Asks in a conversation of its own, and gives what the answer says. */
  async function said(view: ConsolePage, question: string): Promise<string> {
    await view.page.goto(product.url);
    await view.ask(question);
    return newest(view.page).innerText();
  }

  async function figure(page: Page, label: string): Promise<number> {
    const value = newest(page)
      .locator('dl[aria-label="Figures"] > div')
      .filter({ has: page.getByText(label, { exact: true }) })
      .locator('dd')
      .first();
    return numbers([await value.innerText()])[0]!;
  }

  async function save(page: Page, name: string): Promise<void> {
    await newest(page).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name }).waitFor();
  }

  describe('Warehouse Manager', () => {
    it('queries products that are low on stock, also sloppily', async () => {
      const view = await open(MANAGER);
      for (const question of [
        'Which products are low on stock in WH-03?',
        "what's running low in wh03",
        'whats low at warehouse 3',
      ]) {
        expect(await said(view, question)).toContain('Warehouse is WH-03');
        const stock = numbers(await view.cells('Current stock'));
        const minimum = numbers(await view.cells('Minimum stock'));
        expect(stock.length).toBeGreaterThan(1);
        expect(stock.filter((units, at) => units >= minimum[at]!)).toEqual([]);
      }
    });

    it('calculates reorder points, of a warehouse and of a product', async () => {
      const view = await open(MANAGER);
      expect(await said(view, 'calculate reorder points for WH-03')).toMatch(
        /Reorder points of \d+ products in WH-03; (\d+|none) of them/,
      );
      const [product] = await view.cells('Product code');
      const [point] = numbers(await view.cells('Calculated reorder point'));
      await said(view, `reorder point for ${product} in WH-03, please calculate it`);
      expect(await figure(view.page, 'Reorder point')).toBe(point);
    });

    it('forecasts demand, and goes on asking', async () => {
      const view = await open(MANAGER);
      expect(await said(view, 'forecast demand for P-0123')).toMatch(
        /units of P-0123 .* expected to be ordered in the next 30 days/,
      );
      const month = await figure(view.page, 'Expected units');
      await view.ask('for 60 days');
      expect(await newest(view.page).innerText()).toContain('in the next 60 days');
      expect(await figure(view.page, 'Expected units')).toBeGreaterThan(month);
      await view.ask('what about P-0163?');
      expect(await newest(view.page).innerText()).toMatch(/units of P-0163 .* in the next 60 days/);
    });

    it('identifies risks of stock-out: what is gone already and what will be', async () => {
      const view = await open(MANAGER);
      await said(view, 'identify stockout risks in WH-03 for the next 30 days');
      const stock = numbers(await view.cells('Current stock'));
      expect(stock.filter((units) => units === 0)).toHaveLength(
        await figure(view.page, 'Out of stock already'),
      );
      expect(stock.filter((units) => units > 0)).toHaveLength(
        await figure(view.page, 'At risk of running out'),
      );
      expect(stock.length).toBeGreaterThan(0);
      await view.ask('what about WH-05?');
      expect(await newest(view.page).innerText()).toMatch(/in WH-05/);
    });

    it('asks all at once: what is low, what runs out, what to order from whom', async () => {
      const view = await open(MANAGER);
      const text = await said(view, HYBRID);
      for (const chip of ['Stock-out risk', 'Order advice']) expect(text).toContain(chip);
      expect(text).toMatch(/Order [\d,]+ units? of \d+ products? from \d+ suppliers? for WH-03/);
      await newest(view.page)
        .getByRole('button', { name: /^Propose: order/ })
        .first()
        .waitFor();
    });
  });

  describe('Field Engineer, on a phone', () => {
    it('queries orders for delivery', async () => {
      const view = await open(ENGINEER, PHONE);
      expect(await said(view, 'Which orders are due for delivery today?')).toMatch(/ sales orders\./);
      const days = await view.cells('Delivery date');
      expect(new Set(days.map((day) => day.trim()))).toEqual(new Set(['17 Jun 2026']));
      expect(await said(view, 'open orders WH-03')).toContain('Open');
      expect((await view.cells('Order')).length).toBeGreaterThan(1);
    });

    it('optimizes delivery routes', async () => {
      const view = await open(ENGINEER, PHONE);
      expect(await said(view, 'optimise the delivery routes for WH-04 with 8 vans')).toMatch(
        /\d+ routes? from WH-04 delivers? \d+ orders?/,
      );
      const stops = numbers(await view.cells('Stop')).filter((stop) => stop > 0);
      expect(stops).toHaveLength(await figure(view.page, 'Orders planned'));
      await newest(view.page).getByRole('img').first().waitFor();
      expect(await view.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    });

    it('checks how far an order is', async () => {
      const view = await open(ENGINEER, PHONE);
      await said(view, 'open orders WH-03');
      const order = (await view.cells('Order'))[0]!.trim();
      expect(await said(view, `Check the fulfillment status of ${order}`)).toMatch(
        /\d+ of \d+ units are fulfilled/,
      );
      expect(await figure(view.page, 'Units ordered')).toBe(
        (await figure(view.page, 'Units fulfilled')) + (await figure(view.page, 'Units missing')),
      );
      // Without the calculation, the status itself is in the sentence: on a phone the column is out of sight.
      expect(await said(view, `status of order ${order}`)).toMatch(/Order status: \w+/);
    });

    it('identifies delayed orders', async () => {
      const view = await open(ENGINEER, PHONE);
      await said(view, 'identify delayed orders in WH-03');
      const late = numbers(await view.cells('Days late'));
      expect(late).toHaveLength(await figure(view.page, 'Delayed orders'));
      expect(late.filter((days) => days <= 0)).toEqual([]);
      expect(await said(view, 'whats late')).toContain('Overdue');
    });
  });

  describe('Procurement Specialist', () => {
    it('analyzes the performance of suppliers', async () => {
      const view = await open(BUYER);
      expect(await said(view, 'how are our suppliers performing')).toMatch(
        /Of \d+ suppliers, .* scores best with [\d.]+ %/,
      );
      const scores = numbers(await view.cells('Score'));
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(await said(view, 'analyze supplier performance for SUP-003')).toMatch(
        /\(SUP-003\) scores [\d.]+ %, rank \d+ of \d+/,
      );
    });

    it('compares what suppliers cost', async () => {
      const view = await open(BUYER);
      expect(await said(view, 'compare supplier costs for dairy')).toMatch(
        /is the cheapest of \d+ suppliers|compared against the product list only/,
      );
    });

    it('identifies savings', async () => {
      const view = await open(BUYER);
      await said(view, 'where can we save money');
      const all = await figure(view.page, 'Saving a year');
      await said(view, 'cost savings over 10%');
      expect(await figure(view.page, 'Saving a year')).toBeLessThanOrEqual(all);
      expect(all).toBeGreaterThan(0);
    });

    it('analyzes trends of purchases', async () => {
      const view = await open(BUYER);
      expect(await said(view, 'purchase trends by product group')).toMatch(/Over \d+ full months?, spend/);
      expect((await view.cells('Product group')).length).toBeGreaterThan(1);
    });
  });

  it('proposes from an answer: another quantity, decided on by another person, rejected with a reason', async () => {
    const { page: maria } = await open(MANAGER);
    const { page: priya } = await open(BUYER);
    /** More than the manager may approve alone. */
    const propose = async (quantity: string) => {
      await said(await open(MANAGER), HYBRID);
      await newest(maria)
        .getByRole('button', { name: /^Propose: order/ })
        .first()
        .click();
      const dialog = maria.getByRole('dialog', { name: /^Propose: order/ });
      await dialog.getByRole('spinbutton').first().fill(quantity);
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('Runs out');
      await dialog.getByRole('button', { name: 'Propose', exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
      await maria.getByRole('link', { name: 'Open the proposal' }).first().click();
      await maria.getByText('You cannot decide on this').waitFor();
      expect(await maria.getByRole('button', { name: 'Approve' }).count()).toBe(0);
      return maria.url();
    };
    await priya.goto(await propose('3000'));
    await priya.getByRole('button', { name: 'Approve' }).click();
    const confirm = priya.getByRole('dialog', { name: 'Approve this?' });
    await confirm.getByRole('button', { name: /^Approve [\d,.]+$/ }).click();
    await priya.getByText('Carried out', { exact: true }).first().waitFor();
    await priya.getByText(/^QPO-\d{4}-\d+$/).waitFor();

    await priya.goto(await propose('3100'));
    await priya.getByRole('button', { name: 'Reject' }).click();
    await priya.locator('textarea:focus').waitFor();
    await priya.keyboard.type('Comes on Thursday anyway');
    await priya.keyboard.press('Control+Enter');
    await priya.getByText('Rejected', { exact: true }).first().waitFor();
    await maria.reload();
    await maria.getByText('Comes on Thursday anyway').waitFor();
  });

  it('is at hand in the morning: pinned, watched, told by the bell, and quick the second time', async () => {
    const view = await open(MANAGER);
    const { page } = view;
    const question = 'How many items are low on stock in WH-03?';
    await said(view, question);
    const [items] = /Stock items: (\d+)/.exec(await newest(page).innerText())!.slice(1);
    await save(page, 'Low in 3');
    const entry = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Low in 3' }) });
    await entry.hover();
    await entry.getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Pin to the dashboard' }).click();

    await page.goto(`${product.url}/dashboard`);
    const tile = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Low in 3' }) });
    await tile.getByText(items!, { exact: true }).waitFor();

    await page.goto(`${product.url}/watches`);
    await page.getByRole('button', { name: 'New watch' }).click();
    await page.getByRole('menuitem', { name: 'Low in 3' }).click();
    const dialog = page.getByRole('dialog', { name: 'Watch “Low in 3”' });
    await dialog.getByLabel('Tell me when').selectOption({ label: 'a number in a column' });
    await dialog.getByLabel('Column').selectOption({ label: 'Stock items' });
    await dialog.getByRole('button', { name: 'Watch', exact: true }).click();
    await page.getByRole('button', { name: 'Look now' }).click();
    await page.getByText(`Stock items is ${items}, more than 0.`).waitFor();
    await page.getByRole('button', { name: 'Notifications' }).click();
    await page.getByRole('dialog', { name: 'Notifications' }).getByRole('link', { name: 'Low in 3' }).click();
    await page.waitForURL(/\/answers\//);
    await page.getByText(`Stock items: ${items}.`).waitFor();

    expect(await said(view, question)).toContain('Kept from an earlier run');
    await page.goto(`${product.url}/costs`);
    await page.getByText('Data warehouse', { exact: true }).waitFor();
  });

  it('remembers the conversation in another browser', async () => {
    const first = await open(MANAGER);
    await said(first, 'Which products are low on stock in WH-04?');
    const second = await open(MANAGER, DESKTOP, 'second');
    await second.page.goto(first.page.url());
    await second.answered('Which products are low on stock in WH-04?');
    await second.ask('what about WH-05?');
    expect(await newest(second.page).innerText()).toContain('Warehouse is WH-05');
  });

  it('says what is wrong with what cannot be asked, and what can be done', async () => {
    const view = await open(MANAGER);
    const { page } = view;
    const refused = async (question: string, reason: RegExp) => {
      await page.goto(product.url);
      await view.questionBox().fill(question);
      await view.questionBox().press('Enter');
      await newest(page).getByText(reason).first().waitFor();
    };
    await refused('stockout risks in WH-99', /There is no warehouse WH-99/);
    await newest(page).getByRole('button', { name: 'WH-09' }).waitFor();
    await refused('forecast demand for P-9999', /There is no product P-9999/);
    await refused('calculate reorder points', /which warehouse\?/i);
  });
});
