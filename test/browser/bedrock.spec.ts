import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { BEDROCK_MODEL, type BedrockProcess, startBedrock } from '../harness/bedrock';
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

/** Where to put pictures of what the spec sees; none are taken without. */
const { QM_SPEC_PICTURES: PICTURES } = process.env;
/** The demo user who is a field engineer and nothing else. */
const ENGINEER = 'Finn Larsen';

const QUERY = {
  measures: [{ measure: 'stock.stock_value' }],
  dimensions: ['product.product_group'],
  order: [{ by: 'stock.stock_value', direction: 'desc' }],
  limit: 5,
};
/** One call of this many costs more than half of what a person may spend. */
const BIG = 1_500_000;
const BUDGET_USD = 3;

describeInBrowser('a question that a model on Bedrock reads, in a browser', () => {
  let bedrock: BedrockProcess;
  let product: Product;
  let browser: Browser;
  let view: ConsolePage;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    bedrock = await startBedrock(
      [
        {
          when: { contains: 'gizmos', step: 0 },
          reply: [{ text: 'I look up the names.' }, { tool: 'find_values', input: { text: 'dairy' } }],
          pauseMs: 20,
        },
        { when: { contains: 'gizmos', step: 1 }, reply: [{ tool: 'query_metrics', input: QUERY }] },
        {
          when: { contains: 'gizmos', step: 2 },
          reply: [{ text: 'The five dearest product groups are shown.' }],
          pauseMs: 20,
        },
        { when: { contains: 'doohickeys', step: 0 }, reply: [{ tool: 'query_metrics', input: QUERY }] },
        { when: { contains: 'doohickeys', step: 1 }, reply: [{ text: 'They are worth 99,000,000.' }] },
        {
          when: { contains: 'hagglers' },
          reply: [{ tool: 'decline', input: { reason: 'not-in-data' } }],
        },
        { when: { contains: 'flimflams' }, fault: { kind: 'status', status: 403 } },
        { when: { contains: 'thingamajigs' }, fault: { kind: 'stall', afterEvents: 2 } },
        {
          when: { contains: 'spendthrifts' },
          reply: [{ tool: 'find_values', input: { text: 'dairy' } }],
          usage: { input: BIG, output: 0 },
        },
      ],
      {
        models: { idleTimeoutMs: 700, retries: { attempts: 2, firstDelayMs: 10 } },
        budgets: { perUserDayUsd: BUDGET_USD },
      },
    );
    product = await startProduct({ env: bedrock.env });
    if (PICTURES !== undefined) mkdirSync(PICTURES, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await bedrock?.stop();
  });
  afterEach(async () => {
    await view?.context.close();
    expect(view?.complaints).toEqual([]);
  });

  const newest = (): Locator => page.getByRole('article').last();
  const fits = () =>
    page.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

  async function open(viewport: typeof DESKTOP, name = MANAGER): Promise<void> {
    view = await ConsolePage.open(browser, product.url, viewport);
    page = view.page;
    await view.signIn(name);
  }
  async function ask(question: string, says: string | RegExp): Promise<void> {
    await view.questionBox().fill(question);
    await view.questionBox().press('Enter');
    await newest().getByText(says).first().waitFor();
  }
  /** Below what is no answer: what the model was asked and what became of it. */
  async function handedOver(): Promise<string> {
    await newest().getByText(`Handed over to the language model ${BEDROCK_MODEL}`).click();
    return newest().innerText();
  }
  async function picture(name: string): Promise<void> {
    expect(await fits()).toBe(true);
    if (PICTURES === undefined) return;
    const { width } = page.viewportSize()!;
    await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
  }

  describe.each([
    ['on a desk', DESKTOP, ENGINEER],
    ['on a phone', PHONE, BUYER],
  ] as const)('%s', (_where, viewport, spender) => {
    it('is answered with chips, evidence and a sentence that was checked', async () => {
      await open(viewport);
      await view.ask('where do my gizmos tie up money');
      const text = await newest().innerText();
      for (const part of [
        'By product group',
        'The five dearest product groups are shown.',
        'Read by a language model: it took',
      ])
        expect(text).toContain(part);
      expect(await view.cells('Product group')).toHaveLength(5);
      const evidence = newest().getByRole('region', { name: 'Evidence' });
      const toggle = evidence.getByRole('button', { name: /^Evidence/ });
      if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
      const heading = evidence.getByRole('heading', { name: 'Read by a language model' });
      const part = await heading.locator('..').innerText();
      for (const fact of [BEDROCK_MODEL, 'find_values', 'query_metrics', 'The model’s.', 'US$'])
        expect(part).toContain(fact);
      await picture('answer');
      await heading.scrollIntoViewIfNeeded();
      await picture('evidence');
    });

    it('has our sentence where the model’s has a figure that no row has', async () => {
      await open(viewport);
      await view.ask('what are my doohickeys worth');
      const text = await newest().innerText();
      expect(text).not.toContain('99,000,000');
      expect(text).toContain('By product group');
      await picture('our-sentence');
    });

    it('is refused in our words when the model says that the data holds nothing of it', async () => {
      await open(viewport);
      await ask('how many hagglers do we have', 'The data holds nothing about that.');
      expect(await handedOver()).toContain('decline');
      await picture('refused');
    });

    it('is asked back when Bedrock does not take the request, with whom to tell', async () => {
      await open(viewport);
      await ask('how many flimflams do we have', /it does not take the request/);
      expect(await newest().innerText()).toContain('Tell the person who runs Quartermaster.');
      await picture('not-taken');
    });

    it('is asked back when the model falls silent in the middle', async () => {
      await open(viewport);
      await ask('how many thingamajigs are in WH-03', 'I do not know what “thingamajigs” means here.');
      await newest().getByText('A language model was asked and did not answer in time.').waitFor();
      await handedOver();
      await picture('silent');
    });

    it('is asked back when the budget has no room for another call', async () => {
      await open(viewport, spender);
      await ask('how many spendthrifts are in WH-03', /The budget has no room for a language model/);
      expect(await handedOver()).toContain('find_values');
      await picture('budget');
    });
  });
});
