import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Browser, Locator, Page } from 'playwright-core';
import { BEDROCK_MODEL, type BedrockProcess, startBedrock } from '../harness/bedrock';
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

/** Where to put pictures of what the spec sees; none are taken without. */
const { QM_SPEC_PICTURES: PICTURES } = process.env;
const SUGGESTED = 'Two boxes stand on the third shelf; the rest of it is empty.';
/** One suggestion costs more than half of what a person may spend in a day. */
const BIG = 30_000;
const BUDGET_USD = 0.05;

describeInBrowser('a description that a model on Bedrock suggests, on a phone', () => {
  let bedrock: BedrockProcess;
  let product: Product;
  let browser: Browser;
  let view: ConsolePage;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    bedrock = await startBedrock(
      [
        // The first is given up while it waits.
        {
          when: { contains: 'What is to be seen?' },
          times: 1,
          fault: { kind: 'stall', afterEvents: 0 },
        },
        {
          when: { contains: 'What is to be seen?' },
          reply: [{ text: SUGGESTED }],
          usage: { input: BIG, output: 0 },
        },
      ],
      {
        models: { visionModel: BEDROCK_MODEL, retries: { attempts: 2, firstDelayMs: 10 } },
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

  /** The large view of a photo that was just taken. */
  async function openPhoto(name: string): Promise<Locator> {
    view = await ConsolePage.open(browser, product.url, PHONE);
    await view.signInToStore(name);
    page = view.page;
    await page.goto(`${product.url}/store/tasks/new`);
    await page.getByLabel('What is to be done').fill(`Shelf of ${name}`);
    await page.getByRole('combobox', { name: 'Area' }).fill('Grocery');
    await page.getByRole('button', { name: 'Save' }).click();
    const buffer = await sharp(randomBytes(64 * 48 * 3), { raw: { width: 64, height: 48, channels: 3 } })
      .resize(1_600, 1_200)
      .jpeg()
      .toBuffer();
    await page.getByText('No photos yet.').waitFor();
    const file = { name: 'shelf.jpg', mimeType: 'image/jpeg', buffer };
    await page.locator('input[type=file][multiple]').setInputFiles(file);
    await page.getByRole('region', { name: 'Photos' }).getByRole('img').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('img').waitFor();
    return dialog;
  }
  async function picture(name: string): Promise<void> {
    if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }

  it('is shown, taken over, changed and saved; is ended when nobody waits; and counts against the budget', async () => {
    const dialog = await openPhoto(ASSOCIATE);
    const field = dialog.getByLabel('What is to be seen');
    const ask = dialog.getByRole('button', { name: 'Suggest a description' });
    const waiting = dialog.getByText('A model is looking at the photo. Nothing is saved.');

    await ask.click();
    await waiting.waitFor();
    await bedrock.asked(1);
    await picture('suggestion-waiting');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await ask.waitFor();
    expect(await dialog.getByText(SUGGESTED).count()).toBe(0);

    await field.fill('My words');
    await ask.click();
    await dialog.getByText(SUGGESTED).waitFor();
    await dialog.getByText(`Suggested by ${BEDROCK_MODEL}.`).waitFor();
    expect(await field.inputValue()).toBe('My words');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page, '[role=dialog]')).toEqual([]);
    expect(
      await page.evaluate<boolean>(
        'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
      ),
    ).toBe(true);
    await picture('suggestion-shown');
    await dialog.getByRole('button', { name: 'Use it' }).click();
    expect(await field.inputValue()).toBe(SUGGESTED);
    await field.fill('Two boxes on the third shelf');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Description saved').waitFor();

    await ask.click();
    await dialog.getByText(SUGGESTED).waitFor();
    await dialog.getByRole('button', { name: 'Leave it out' }).click();
    expect(await field.inputValue()).toBe('Two boxes on the third shelf');
    await ask.click();
    await dialog.getByText(/^Your budget for today \(.+ USD\) is spent\./).waitFor();
    await dialog.getByText('Write the description yourself.', { exact: true }).waitFor();
    await picture('suggestion-budget');
    view.expectRefusal(429);
  });

  it('leaves the form as it is when the model is away', async () => {
    const dialog = await openPhoto(STORE_MANAGER);
    await bedrock.stop();
    const field = dialog.getByLabel('What is to be seen');
    await field.fill('Third shelf is empty');
    await dialog.getByRole('button', { name: 'Suggest a description' }).click();
    await dialog.getByText('The language model cannot be reached.').waitFor();
    await dialog.getByText('Write the description yourself, or try again in a moment.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture('suggestion-away');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Description saved').waitFor();
    view.expectRefusal(503);
  });
});
