/// <reference lib="dom" />
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { Browser, Page } from 'playwright-core';
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

/** Like one of a phone: large, and with the place at which it was taken. */
const photo = (width = 1_600, height = 1_200) =>
  sharp(randomBytes(64 * 48 * 3), { raw: { width: 64, height: 48, channels: 3 } })
    .resize(width, height)
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 33/1 0/1' } })
    .jpeg()
    .toBuffer();

describeInBrowser('photos of a task on a phone', () => {
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

  async function openTask(name: string): Promise<ConsolePage> {
    const view = await ConsolePage.open(browser, product.url, PHONE);
    opened.push(view);
    await view.signInToStore(name);
    const { page } = view;
    await page.goto(`${product.url}/store/tasks/new`);
    await page.getByLabel('What is to be done').fill(`Shelf of ${name}`);
    await page.getByRole('combobox', { name: 'Area' }).fill('Grocery');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: `Shelf of ${name}` }).waitFor();
    return view;
  }
  const send = (page: Page, name: string, buffer: Buffer, mimeType = 'image/jpeg') =>
    page.locator('input[type=file][multiple]').setInputFiles({ name, mimeType, buffer });
  const thumbnails = (page: Page) => page.getByRole('region', { name: 'Photos' }).getByRole('img');

  it('sends one, shows it small and large, takes words for it, and deletes it', async () => {
    const { page } = await openTask(ASSOCIATE);
    await page.getByText('No photos yet.').waitFor();
    expect(await page.locator('input[capture=environment]').count()).toBe(1);
    await send(page, 'shelf.jpg', await photo());
    await thumbnails(page).first().waitFor();
    // Loaded, not only there.
    await page.waitForFunction(() => {
      const image = document.querySelector<HTMLImageElement>('section[aria-label="Photos"] img');
      return image !== null && image.complete && image.naturalWidth === 320;
    });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page, 'section[aria-label="Photos"]')).toEqual([]);
    const source = (await thumbnails(page).first().getAttribute('src'))!;
    const kept = await page.request.get(product.url + source);
    expect([kept.status(), kept.headers()['cache-control']]).toEqual([
      200,
      expect.stringMatching(/^private/),
    ]);
    expect((await sharp(await kept.body()).metadata()).exif).toBeUndefined();

    await thumbnails(page).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('img').waitFor();
    await dialog.getByLabel('What is to be seen').fill('Third shelf is empty');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Description saved').waitFor();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('No photos yet.').waitFor();
  });

  it('says in plain words what is wrong with a file, and keeps it to try again', async () => {
    const view = await openTask(STORE_MANAGER);
    const { page } = view;
    await page.getByText('No photos yet.').waitFor();
    await send(
      page,
      'bad.jpg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    );
    await page.getByText('The file is a drawing (SVG), which can hold a program.').waitFor();
    await page.getByRole('button', { name: 'Leave it out' }).click();
    view.expectRefusal(422);
    await view.context.setOffline(true);
    await send(page, 'shelf.jpg', await photo(400, 300));
    await page.getByText('Quartermaster cannot be reached.').waitFor();
    await view.context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await thumbnails(page).first().waitFor();
    view.complaints = view.complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'));
  });

  describe('of a question to the assistant', () => {
    async function openAssistant(): Promise<ConsolePage> {
      const view = await ConsolePage.open(browser, product.url, PHONE);
      opened.push(view);
      await view.signInToStore(ASSOCIATE);
      await view.page.goto(product.url);
      await view.page.getByRole('button', { name: 'Add photos' }).waitFor();
      return view;
    }
    const chosen = (page: Page) => page.getByRole('list', { name: 'Photos for this question' });
    const kept = (page: Page) => page.getByRole('region', { name: 'Photos of this question' });

    it('are chosen by keyboard, seen small, removed before sending, and kept with the answer', async () => {
      const { page } = await openAssistant();
      await page.getByRole('button', { name: 'Add photos' }).focus();
      await page.keyboard.press('Enter');
      const choose = page.getByRole('menuitem', { name: 'Choose photos' });
      await choose.waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      const chooser = page.waitForEvent('filechooser');
      await choose.focus();
      await page.keyboard.press('Enter');
      const [one, two] = [await photo(), await photo(400, 300)];
      await (
        await chooser
      ).setFiles([
        { name: 'shelf.jpg', mimeType: 'image/jpeg', buffer: one },
        { name: 'floor.jpg', mimeType: 'image/jpeg', buffer: two },
      ]);
      await chosen(page).getByRole('img').nth(1).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await smallTargets(page, 'form')).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        PHONE.width,
      );
      await page.getByRole('button', { name: 'Remove floor.jpg' }).focus();
      await page.keyboard.press('Enter');
      expect(await chosen(page).getByRole('img').count()).toBe(1);

      const box = page.getByRole('textbox', { name: 'Your question' });
      await box.fill('When do I work this week?');
      await box.press('Enter');
      await kept(page).getByRole('img').first().waitFor();
      expect(await chosen(page).count()).toBe(0);
      expect(await kept(page).getByRole('img').count()).toBe(1);
      await kept(page).getByText('it does not look at photos', { exact: false }).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      // The box of the next question stands above the tabs, whatever it holds.
      await page.locator('input[type=file][multiple]').setInputFiles({
        name: 'next.jpg',
        mimeType: 'image/jpeg',
        buffer: two,
      });
      await chosen(page).getByRole('img').waitFor();
      const boxEnd = (await page.getByRole('search').boundingBox())!;
      const tabs = (await page.getByRole('navigation', { name: 'Store' }).boundingBox())!;
      expect(boxEnd.y + boxEnd.height).toBeLessThanOrEqual(tabs.y);
      // Still there for whoever comes back.
      await page.reload();
      await kept(page).getByRole('img').first().waitFor();
      await kept(page).getByRole('button').first().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
      await kept(page).waitFor({ state: 'detached' });
    });

    it('say before sending that HEIC is not taken, and afterwards what else was wrong, in plain words', async () => {
      const view = await openAssistant();
      const { page } = view;
      const album = page.locator('input[type=file][multiple]');
      await album.setInputFiles({ name: 'IMG_1.HEIC', mimeType: 'image/heic', buffer: Buffer.from('x') });
      await page.getByText('choose Most Compatible', { exact: false }).waitFor();
      expect(await chosen(page).count()).toBe(0);
      const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
      await album.setInputFiles({ name: 'shelf.jpg', mimeType: 'image/jpeg', buffer: svg });
      const box = page.getByRole('textbox', { name: 'Your question' });
      await box.fill('When do I work this week?');
      await box.press('Enter');
      await kept(page).getByText('The file is a drawing (SVG), which can hold a program.').waitFor();
      await kept(page).getByRole('button', { name: 'Leave it out' }).click();
      await kept(page).waitFor({ state: 'detached' });
      view.expectRefusal(422);
    });
  });
});
