/// <reference lib="dom" />
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Product, startProduct } from '../harness/product';
import { accessibilityFaults as faultsOf, smallTargets } from './accessibility';
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

/** A folder for pictures of what is tried, to be looked at; none are taken without it. */
const pictures = process.env.QM_PICTURES;
/** A Saturday on which Ben and Amara work. */
const DAY = '2026-06-20';

/** What scrolls out from beneath a bar is no fault of its size. */
const accessibilityFaults = async (page: Page) =>
  (await faultsOf(page)).filter((fault) => !fault.includes('partially obscured'));

describeInBrowser('the plan of the day', () => {
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
    return view;
  }

  async function picture(page: Page, name: string, fullPage = true): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage });
  }

  async function dark(page: Page): Promise<void> {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    // Colours change where they stand only when a part is drawn again; the draft is kept.
    await page.reload();
    await approveButton(page).waitFor();
  }

  const approveButton = (page: Page) => page.getByRole('button', { name: /^Approve \d+ tasks?$/ });

  it('is one press away from the home page, and kept as a draft', async () => {
    const { page } = await open(STORE_MANAGER);
    const card = page.getByRole('region', { name: 'Today’s plan' });
    await card.getByText(/open tasks?, .* on shift\.$/).waitFor();
    await picture(page, 'home-manager');
    expect(await smallTargets(page, 'section[aria-label="Today’s plan"]')).toEqual([]);
    await card.getByRole('button', { name: 'Create today’s tasks' }).click();
    await page.getByRole('heading', { level: 1, name: 'Plan of the day' }).waitFor();
    // Whether anybody still works today depends on the time at which this runs.
    await page
      .getByText(
        /^(At most .* below the best possible plan\.|The best plan there is\.|Nobody is on shift any more today\.|Nothing is left to do today: no task is open\.)$/,
      )
      .waitFor();
    const refused = await page.getByRole('alert').count();
    if (refused > 0) opened[0]!.expectRefusal(422);
  });

  it('is made, edited and approved on a phone, and its people see their tasks', async () => {
    const view = await open(STORE_MANAGER);
    const { page } = view;
    await page.goto(`${product.url}/store/plan/${DAY}`);
    await page.getByRole('button', { name: /^Create the tasks for / }).click();
    await page.getByText(/^At most .* below the best possible plan\.$|^The best plan there is\.$/).waitFor();
    await approveButton(page).waitFor();
    await picture(page, 'phone-draft');
    await picture(page, 'phone-draft-top', false);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page, 'main')).toEqual([]);

    // It is kept when the page is left.
    await page.reload();
    await approveButton(page).waitFor();

    // Moved by its sheet, to Ben, at a time at which he is not there.
    const ben = page.getByRole('region', { name: 'Ben Carter' });
    const other = page.getByRole('region').filter({ hasNot: page.getByText('No tasks') });
    const first = other.filter({ hasText: '% of the shift' }).first().getByRole('listitem').first();
    await first.getByRole('button').click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('Why').waitFor();
    await picture(page, 'phone-task', false);
    expect(await accessibilityFaults(page)).toEqual([]);
    await sheet.getByLabel('Who').selectOption({ label: 'Ben Carter' });
    await sheet.getByLabel('When').fill('04:00');
    await sheet.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByText(/to correct before you approve$/).waitFor();
    await ben.getByText(/pinned · error/).waitFor();
    expect(await approveButton(page).isDisabled()).toBe(true);
    await page.getByText('Correct what is marked as an error first.').waitFor();
    await picture(page, 'phone-error');
    await dark(page);
    await picture(page, 'phone-error-dark');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.getByRole('button', { name: /^Undo: Move / }).click();
    await page.getByText(/to correct before you approve$/).waitFor({ state: 'detached' });

    // Everything that Ben has goes out but the first, then it is approved with a double press.
    const count = Number(/\d+/.exec((await approveButton(page).textContent())!)![0]);
    await ben.getByRole('listitem').last().getByRole('button').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take out' }).click();
    await page.getByRole('button', { name: `Approve ${count - 1} tasks` }).waitFor();
    await page.getByText('Taken out by a manager.').waitFor();
    await approveButton(page).dblclick();
    await page.getByText(/^Approved by Sofia Rossi/).waitFor();
    await page.getByText(/tasks? given to \d+ people\.$/).waitFor();
    await page.getByRole('button', { name: 'Plan again' }).waitFor();
    await picture(page, 'phone-approved');
    expect(await accessibilityFaults(page)).toEqual([]);

    const { page: associate } = await open(ASSOCIATE);
    await associate.getByRole('heading', { name: 'My tasks today' }).waitFor();
    await picture(associate, 'phone-associate-home');
    await associate.goto(`${product.url}/store/tasks?day=${DAY}`);
    await associate.getByRole('main').getByRole('listitem').first().waitFor();
    await picture(associate, 'phone-associate-tasks');
    await associate.getByRole('button', { name: /Notifications/ }).click();
    await associate.getByText(/^\d+ tasks? for you on Saturday 20 June, first at \d\d:\d\d$/).waitFor();
  });

  it('is planned again when somebody is sick, and says what moves to whom', async () => {
    const { page } = await open(STORE_MANAGER);
    await page.goto(`${product.url}/store/plan/${DAY}`);
    await page.getByText('Somebody is sick?').click();
    await page.getByRole('button', { name: 'Ben is sick' }).click();
    await page.getByRole('button', { name: 'Ben is back' }).waitFor();
    await page.getByRole('button', { name: 'Plan again' }).click();
    await page.getByRole('heading', { name: 'What moves' }).waitFor();
    await page
      .getByText(/from Ben Carter to .*, at |Ben Carter had it\.$/)
      .first()
      .waitFor();
    await picture(page, 'phone-sick');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('button', { name: 'Plan again' }).waitFor();
    await page.getByRole('button', { name: 'Ben is back' }).click();
    await page.getByRole('button', { name: 'Ben is sick' }).waitFor();
  });

  it('is a board on a wide screen: dragged, moved by keys, and made again around what is pinned', async () => {
    const { page } = await open(STORE_MANAGER, DESKTOP);
    await page.goto(`${product.url}/store/plan/${DAY}`);
    await page.getByRole('button', { name: 'Plan again' }).click();
    const board = page.getByRole('region', { name: /^People and times/ });
    await board.waitFor();
    await picture(page, 'desktop-board');
    await picture(page, 'desktop-board-top', false);
    expect(await accessibilityFaults(page)).toEqual([]);
    const block = board.getByRole('button').first();
    const label = (await block.getAttribute('aria-label'))!;
    const [title] = label.split(', ');
    const named = board.getByRole('button', { name: title! }).first();

    await named.focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: /^Undo: Move / }).waitFor();
    await board.getByRole('button', { name: new RegExp(`^${escaped(title!)}, .*pinned`) }).waitFor();
    expect(await named.getAttribute('aria-label')).not.toBe(label);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(title);
    await page.getByRole('button', { name: /^Undo: / }).click();
    await page.getByRole('button', { name: /^Undo: / }).waitFor({ state: 'detached' });
    expect(await named.getAttribute('aria-label')).toBe(label);

    const box = (await named.boundingBox())!;
    await named.dragTo(named, {
      sourcePosition: { x: 4, y: box.height / 2 },
      targetPosition: { x: 4, y: box.height / 2 + 48 },
      force: true,
    });
    await page.getByRole('button', { name: /^Undo: Move / }).waitFor();
    await picture(page, 'desktop-dragged', false);
    await dark(page);
    await picture(page, 'desktop-dark', false);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
