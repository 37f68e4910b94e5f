import type { Browser, Locator, Page } from 'playwright-core';
import { type Product, startProduct } from '../harness/product';
import { SCRIPTED_MODEL, scriptedModel } from '../harness/scripted-model';
import { ConsolePage, describeInBrowser, DESKTOP, launchBrowser, PHONE } from './console-page';

jest.setTimeout(120_000);

const QUERY = {
  measures: [{ measure: 'stock.stock_value' }],
  dimensions: ['product.product_group'],
  order: [{ by: 'stock.stock_value', direction: 'desc' }],
  limit: 5,
};

describeInBrowser('a question that a language model reads, in a browser', () => {
  const script = scriptedModel([
    { when: { contains: 'gizmos', step: 0 }, reply: [{ tool: 'query_metrics', input: QUERY }] },
    {
      when: { contains: 'gizmos', step: 1 },
      reply: [{ text: 'The five dearest product groups are shown.' }],
    },
    {
      when: { contains: 'doohickey', step: 0 },
      reply: [{ tool: 'forecast_demand', input: { product_code: 'P-0123' } }],
    },
    { when: { contains: 'doohickey', step: 1 }, reply: [{ text: 'It will sell 99,000,000 units.' }] },
    { when: { contains: 'thingamajigs' }, error: 'MODEL_UNAVAILABLE' },
    {
      reply: [
        {
          tool: 'ask_back',
          input: { message: 'Which stock do you mean?', choices: ['stock value by warehouse'] },
        },
      ],
    },
  ]);
  let product: Product;
  let browser: Browser;
  let view: ConsolePage;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct({ env: script.env });
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    script.remove();
  });
  afterEach(async () => {
    await view?.context.close();
    expect(view?.complaints).toEqual([]);
  });

  async function open(viewport = DESKTOP): Promise<void> {
    view = await ConsolePage.open(browser, product.url, viewport);
    page = view.page;
    await view.signIn();
  }

  const newest = (): Locator => page.getByRole('article').last();
  /** What the evidence says of the model. */
  async function modelPart(): Promise<string> {
    const card = newest().getByRole('region', { name: 'Evidence' });
    const toggle = card.getByRole('button', { name: /^Evidence/ });
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
    const heading = card.getByRole('heading', { name: 'Read by a language model' });
    return heading.locator('..').innerText();
  }
  /** Asks what is not answered with rows. */
  async function askForWords(question: string, says: string): Promise<void> {
    await view.questionBox().fill(question);
    await view.questionBox().press('Enter');
    await newest().getByText(says).waitFor();
  }
  const isWiderThanScreen = () =>
    page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

  it.each([
    ['on a desk', DESKTOP],
    ['on a phone', PHONE],
  ])('has chips like any other, and says who read it, %s', async (_where, viewport) => {
    await open(viewport);
    await page
      .getByText(`What the reader is not sure of goes to the language model ${SCRIPTED_MODEL}.`)
      .waitFor();
    await view.ask('where do my gizmos tie up money');
    const text = await newest().innerText();
    for (const part of [
      'By product group',
      'The five dearest product groups are shown.',
      'Read by a language model: it took',
    ])
      expect(text).toContain(part);
    expect(await view.cells('Product group')).toHaveLength(5);
    const part = await modelPart();
    for (const fact of [SCRIPTED_MODEL, 'Asked because', 'query_metrics', 'The model’s.', 'US$'])
      expect(part).toContain(fact);
    expect(await isWiderThanScreen()).toBe(false);
  });

  it('can be changed by its chips, and followed up in words that need no model', async () => {
    await open();
    await view.ask('where do my gizmos tie up money');
    await view.ask('and for WH-05?');
    const text = await newest().innerText();
    expect(text).toContain('Warehouse is WH-05');
    expect(text).not.toContain('Read by a language model');
    await newest()
      .getByRole('button', { name: /^Remove .*WH-05/ })
      .click();
    await page.getByRole('article').nth(2).waitFor();
    await newest().getByText('Changed from').waitFor();
  });

  it('shows our sentence where the model’s has a number that no result has', async () => {
    await open();
    await view.ask('how does the doohickey P-0123 do');
    const text = await newest().innerText();
    expect(text).toMatch(/units of P-0123 .* expected/);
    expect(text).not.toContain('99,000,000');
    expect(await modelPart()).toContain('Ours, not the model’s.');
  });

  it('is asked back with the choices that can be asked', async () => {
    await open();
    await askForWords('how many flimflams do we have', 'Which stock do you mean?');
    await newest().getByText(`Handed over to the language model ${SCRIPTED_MODEL}`).click();
    expect(await newest().innerText()).toContain('ask_back');
    await newest().getByRole('button', { name: 'stock value by warehouse' }).click();
    await page.getByRole('article').nth(1).waitFor();
    await newest().getByText('By warehouse').first().waitFor();
  });

  it('is asked back as ever when the model is away', async () => {
    await open();
    await askForWords('how many thingamajigs are in WH-03', 'I do not know what “thingamajigs” means here.');
    await newest().getByText('The language model could not be asked: it cannot be reached.').waitFor();
  });
});
