/// <reference lib="dom" />
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { type Product, startProduct } from '../harness/product';
import { accessibilityFaults, smallTargets } from './accessibility';
import {
  ASSOCIATE,
  ConsolePage,
  describeInBrowser,
  DESKTOP,
  launchBrowser,
  PHONE,
  STORE_MANAGER,
} from './console-page';

jest.setTimeout(120_000);

const markdown = (name: string, text: string) => ({
  name,
  mimeType: 'text/markdown',
  buffer: Buffer.from(text),
});

/** A folder to put pictures of the pages into, for whoever wants to look at them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.QM_TEST_PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

describeInBrowser('procedures on a phone', () => {
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

  async function open(name: string, viewport = PHONE): Promise<ConsolePage> {
    const view = await ConsolePage.open(browser, product.url, viewport);
    opened.push(view);
    await view.signInToStore(name);
    await view.page.getByRole('link', { name: 'Procedures' }).first().click();
    await view.page.getByRole('heading', { level: 1, name: 'Procedures' }).waitFor();
    return view;
  }

  async function ask(page: Page, question: string): Promise<void> {
    await page.getByRole('searchbox', { name: 'What do you want to know?' }).fill(question);
    await page.getByRole('searchbox', { name: 'What do you want to know?' }).press('Enter');
  }

  it('answers with the quoted passage, and opens the document there', async () => {
    const { page } = await open(ASSOCIATE);
    await page.getByRole('link', { name: /Click and collect/ }).waitFor();
    await picture(page, 'procedures');
    await ask(page, 'When do I sharpen the slicer?');
    const hit = page.getByRole('link', { name: /Cleaning of the deli slicer › Sharpening/ });
    await hit.waitFor();
    expect(await hit.locator('mark').allTextContents()).toEqual(['Sharpen', 'sharpening']);
    await picture(page, 'found');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page, 'main')).toEqual([]);
    await hit.click();
    await page.getByRole('heading', { level: 1, name: 'Cleaning of the deli slicer' }).waitFor();
    const passage = page.locator('[data-marked]');
    await passage.waitFor();
    expect(await passage.textContent()).toContain('at most once a week');
    await page.waitForFunction(() => {
      const place = document.querySelector('[data-marked]')!.getBoundingClientRect();
      return place.top > 0 && place.bottom < window.innerHeight;
    });
    await picture(page, 'passage');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByText('Contents', { exact: true }).click();
    await page.getByRole('link', { name: 'What you need' }).click();
    await page.waitForFunction(() => {
      const place = document.getElementById('what-you-need')!.getBoundingClientRect();
      return place.top >= 0 && place.top < window.innerHeight / 2;
    });
    expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0);
  });

  it('says so where no document says it, and shows nobody what is for managers', async () => {
    const { page } = await open(ASSOCIATE);
    await ask(page, 'How do I book parental leave?');
    await page.getByText('No document says this').waitFor();
    await picture(page, 'nothing');
    expect(await page.getByRole('link', { name: /Cash handling/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Upload a document' }).count()).toBe(0);
  });

  it('keeps the earlier version readable', async () => {
    const { page } = await open(ASSOCIATE);
    await page.getByRole('link', { name: /^Returns and refunds/ }).click();
    await page.getByRole('link', { name: /Version 1 · replaced/ }).click();
    await page.getByText('You are reading an earlier version.').waitFor();
    await page.getByText('within 14 days').waitFor();
    await picture(page, 'earlier');
    await page.getByRole('link', { name: 'Open the one in force' }).click();
    await page.getByText('within 30 days').first().waitFor();
  });

  it('lets a manager upload, read, replace and delete', async () => {
    const view = await open(STORE_MANAGER);
    const { page } = view;
    const upload = async (file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) => {
      await page.locator('input[type="file"]').setInputFiles(file);
      await page.getByRole('dialog').getByRole('button', { name: 'Upload', exact: true }).click();
    };
    await page.getByRole('button', { name: 'Upload a document' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'upload');
    await upload({
      name: 'rules.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 nothing more'),
    });
    await page.getByRole('alert').getByText('The PDF is damaged and cannot be opened.').waitFor();
    view.expectRefusal(422);
    await picture(page, 'damaged');
    await upload(
      markdown(
        'parrot.md',
        '# Parrot corner\n\n## Feeding\n\nThe parrot <b>Polly</b> gets walnuts, see https://example.com/polly.\n',
      ),
    );
    await page.getByRole('heading', { level: 1, name: 'Parrot corner' }).waitFor();
    await page.getByText('HTML tags were left out').waitFor();
    const link = page.getByRole('link', { name: 'https://example.com/polly' });
    expect(await link.getAttribute('rel')).toContain('noopener');
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save the file' }).click();
    expect((await saved).suggestedFilename()).toBe('parrot.md');
    await page.getByRole('link', { name: 'All procedures' }).click();
    await ask(page, 'feeding the parrot');
    await page.getByRole('link', { name: /Parrot corner › Feeding/ }).waitFor();
    await page.getByRole('button', { name: 'Upload a document' }).click();
    await upload(
      markdown('parrot.md', '# Parrot corner\n\n## Feeding\n\nThe parrot gets sunflower seeds.\n'),
    );
    await page.getByText('2 versions').waitFor();
    await page.getByText('sunflower seeds').waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await picture(page, 'delete');
    await page.getByRole('button', { name: 'Delete all 2 versions' }).click();
    await page.getByRole('heading', { level: 1, name: 'Procedures' }).waitFor();
    await ask(page, 'feeding the parrot');
    await page.getByText('No document says this').waitFor();
  });

  it('looks for how a task is done', async () => {
    const { page } = await open(STORE_MANAGER);
    await page.goto(`${product.url}/store/tasks`);
    await page.locator('a[href^="/store/tasks/"]:not([href$="/new"], [href$="/routines"])').first().click();
    await page.locator('a[href^="/store/procedures?"]').click();
    await page.getByText('Looked for with the words of your task.').waitFor();
    await page
      .getByText(/\d passages?$|No document says this/)
      .first()
      .waitFor();
    await picture(page, 'task');
    await page.getByRole('link', { name: 'Back to the task' }).click();
    await page.waitForURL(/\/store\/tasks\//);
  });

  it('says what to do without a connection, and when a document is gone', async () => {
    const view = await open(ASSOCIATE);
    const { page, context } = view;
    await context.setOffline(true);
    await ask(page, 'fire alarm');
    await page.getByRole('button', { name: 'Try again' }).first().waitFor();
    view.complaints = view.complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'));
    await picture(page, 'offline');
    await context.setOffline(false);
    await page.goto(`${product.url}/store/procedures/00000000-0000-4000-8000-000000000000`);
    await page.getByRole('heading', { name: 'This document is not here' }).waitFor();
    view.expectRefusal(404);
  });

  it('fits a wide screen', async () => {
    const { page } = await open(STORE_MANAGER, DESKTOP);
    await ask(page, 'Wie warm darf Hackfleisch sein?');
    await page.getByRole('heading', { name: 'All documents' }).waitFor();
    await picture(page, 'wide');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
