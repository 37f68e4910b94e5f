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
});
