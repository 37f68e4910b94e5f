/// <reference lib="dom" />
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { TaskDetail, TaskPage } from '#libs/contracts';
import { Client } from '../harness/client';
import { type Product, startProduct, TODAY } from '../harness/product';
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

/** A folder to put pictures of the pages into, for whoever wants to look at them. */
const pictures = process.env.QM_TEST_PICTURES;

describeInBrowser('the tasks of a store on a phone', () => {
  let product: Product;
  let browser: Browser;
  let sofia: Client;
  let alex: Client;
  let ben: string;
  const opened: ConsolePage[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    sofia = await signIn('sofia');
    alex = await signIn('alex');
    const { data } = await ask<{ data: { id: string; name: string }[] }>('GET', '/v1/store/staff');
    ben = data.find(({ name }) => name === 'Ben Carter')!.id;
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  afterEach(async () => {
    const views = opened.splice(0);
    for (const view of views) await view.context.close();
    for (const view of views)
      expect(view.complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });

  async function open(name: string, path: string, viewport = PHONE): Promise<ConsolePage> {
    const view = await ConsolePage.open(browser, product.url, viewport);
    opened.push(view);
    await view.signInToStore(name);
    await view.page.goto(product.url + path);
    return view;
  }

  async function signIn(username: string): Promise<Client> {
    const options = await fetch(`${product.url}/v1/sign-in-options`);
    const { demoUsers } = (await options.json()) as { demoUsers: { username: string; password: string }[] };
    return Client.signIn(
      product.url,
      username,
      demoUsers.find((user) => user.username === username)!.password,
    );
  }

  async function ask<Data>(method: string, path: string, body?: object): Promise<Data> {
    const response = await sofia.request(method, path, body);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as Data;
  }

  const make = (title: string, more: object = {}): Promise<TaskDetail> =>
    ask('POST', '/v1/store/tasks', { title, area: 'Grocery', day: TODAY, ...more });
  const look = (id: string): Promise<TaskDetail> => ask('GET', `/v1/store/tasks/${id}`);
  const row = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });

  async function picture(page: Page, name: string): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  it('shows a manager the day with its counts, narrows it, and says in words what is overdue', async () => {
    const { page } = await open(STORE_MANAGER, '/store/tasks');
    await row(page, 'Cash-up').waitFor();
    await picture(page, 'list');
    const { counts } = await ask<TaskPage>('GET', `/v1/store/tasks?whose=all&day=${TODAY}`);
    expect(counts.open + counts.in_progress).toBeGreaterThanOrEqual(25);
    await page.getByLabel('Status').selectOption({ label: `To do (${counts.open + counts.in_progress})` });
    const [first] = counts.areas;
    await page.getByLabel('Area').selectOption(first!.area);
    await row(page, 'Cash-up').waitFor({ state: 'detached' });
    const listed = page.getByRole('list', { name: 'Tasks' });
    await listed.waitFor();
    expect(await listed.getByRole('listitem').count()).toBe(first!.count);
    expect(new URL(page.url()).searchParams.get('area')).toBe(first!.area);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page, 'main')).toEqual([]);
    // A day whose tasks are all due by now.
    await page.goto(`${product.url}/store/tasks?day=2026-06-15`);
    const late = page.getByRole('button', { name: /^\d+ overdue$/ });
    await late.click();
    await page.getByText('Overdue', { exact: true }).first().waitFor();
    expect(await late.getAttribute('aria-pressed')).toBe('true');
  });

  it('lets a manager make a task for who is on shift with the skill, change it, and see who was faster', async () => {
    const { page } = await open(STORE_MANAGER, '/store/tasks');
    await page.getByRole('link', { name: 'New task' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Say what is to be done.').waitFor();
    await page.getByLabel('What is to be done').fill('Taste table of cheese');
    await page.getByRole('combobox', { name: 'Area' }).fill('Deli');
    await page.getByLabel('Skill needed').selectOption('deli');
    const who = page.getByLabel('Who does it');
    await who
      .locator('option')
      .filter({ hasText: /: \d+:\d\d to \d+:\d\d/ })
      .first()
      .waitFor({ state: 'attached' });
    const offered = await who.locator('option').allTextContents();
    expect(offered[0]).toBe('Nobody yet');
    expect(offered[1]).toMatch(/^[^:]+: \d+:\d\d to \d+:\d\d/);
    expect(offered.at(-1)).toMatch(/not on shift|without deli/);
    await who.selectOption({ index: 1 });
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'form');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Taste table of cheese' }).waitFor();
    const id = page.url().split('/').at(-1)!;
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByLabel('Priority').selectOption({ label: 'Urgent' });
    const moved = await alex.request(
      'PUT',
      `/v1/store/tasks/${id}`,
      { title: 'Taste table of olives' },
      { 'if-match': '"1"' },
    );
    expect(moved.status).toBe(200);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^Alex Admin changed this at .* \(title\)\.$/).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    // Both changes are there.
    await page.getByRole('heading', { level: 1, name: 'Taste table of olives' }).waitFor();
    await page.getByText('Urgent').first().waitFor();
    opened[0]!.expectRefusal(412);
  });

  it('starts and completes with one thumb or the keyboard, and shows who did what', async () => {
    const { task } = await make('Fill the water shelf', {
      assigneeId: ben,
      description: 'Six pallets, heavy ones at the bottom.',
      due: { day: TODAY, minute: 1_200 },
    });
    const { page } = await open(ASSOCIATE, `/store/tasks/${task.id}`);
    const how = page.getByRole('link', { name: 'How is this done?' });
    const link = new URL((await how.getAttribute('href'))!, product.url);
    expect([link.pathname, link.searchParams.get('q'), link.searchParams.get('task')]).toEqual([
      '/store/procedures',
      'Fill the water shelf Six pallets, heavy ones at the bottom.',
      task.id,
    ]);
    expect(await smallTargets(page, 'main')).toEqual([]);
    await page.getByRole('button', { name: 'Start' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Note to the completion (optional)').fill('One pallet was broken.');
    await picture(page, 'task');
    await page.getByRole('button', { name: 'Complete' }).click();
    await page.getByRole('button', { name: 'Open again' }).waitFor();
    await page.getByLabel('Add a comment').fill('The rest comes tomorrow.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('One pallet was broken.').waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'The rest comes tomorrow.' })
      .getByText('Ben Carter')
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const { task: done, history, comments } = await look(task.id);
    expect(done).toMatchObject({ status: 'completed', completedBy: { name: 'Ben Carter' } });
    expect(history.map(({ kind }) => kind)).toEqual(['created', 'started', 'completed']);
    expect(comments).toHaveLength(1);
  });

  it('keeps what is done without a connection through a reload, and sends it once and in order', async () => {
    const { task } = await make('Count the batteries', { assigneeId: ben });
    const { page, context } = await open(ASSOCIATE, `/store/tasks/${task.id}`);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.reload();
    await page.getByRole('button', { name: 'Start' }).waitFor();
    const sent: string[] = [];
    context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes(task.id))
        sent.push(new URL(request.url()).pathname.split('/').at(-1)!);
    });
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('button', { name: 'Complete' }).click();
    await page.getByLabel('Add a comment').fill('Forty-two of them.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('3 changes wait to be sent.').waitFor();
    await page.getByText('Completed', { exact: true }).first().waitFor();
    await picture(page, 'offline');
    expect((await look(task.id)).task.status).toBe('open');
    await page.reload();
    // The console opens from the phone, and what was done is still there.
    await page.getByText('3 changes wait to be sent.').waitFor();
    await page.getByText('Completed', { exact: true }).first().waitFor();
    sent.length = 0;
    await context.setOffline(false);
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Forty-two of them.' })
      .getByText('Ben Carter')
      .waitFor();
    await page.getByText('wait to be sent').waitFor({ state: 'detached' });
    expect(sent).toEqual(['start', 'completion', 'comments']);
    const { task: done, history, comments } = await look(task.id);
    expect(done.status).toBe('completed');
    expect(history.map(({ kind, by }) => [kind, by!.name])).toEqual([
      ['created', 'Sofia Rossi'],
      ['started', 'Ben Carter'],
      ['completed', 'Ben Carter'],
    ]);
    // By the clock of the phone, not by when it arrived.
    expect(Date.parse(history[1]!.at)).toBeLessThan(Date.parse(history[1]!.recordedAt));
    expect(comments.map(({ text }) => text)).toEqual(['Forty-two of them.']);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Count the batteries' }).waitFor();
    expect((await look(task.id)).history).toHaveLength(3);
  });

  it('says who was faster meanwhile, and keeps the own work as a comment or drops it', async () => {
    const both = await Promise.all([make('Wipe the fridge doors'), make('Empty the bottle machine')]);
    const [kept, dropped] = both.map(({ task }) => task) as [TaskDetail['task'], TaskDetail['task']];
    const view = await open(ASSOCIATE, `/store/tasks?whose=unassigned&area=Grocery`);
    const { page, context } = view;
    await row(page, kept.title).waitFor();
    await context.setOffline(true);
    for (const { title } of [kept, dropped]) {
      await page.getByRole('button', { name: `Start: ${title}` }).click();
      await page.getByRole('button', { name: `Complete: ${title}` }).click();
      await row(page, title).getByText('Waiting to send').waitFor();
    }
    for (const { id } of [kept, dropped])
      expect((await alex.request('POST', `/v1/store/tasks/${id}/start`, {})).status).toBe(200);
    await context.setOffline(false);
    const notice = page.getByRole('alert').filter({ hasText: `Not done: ${kept.title}` });
    await notice.getByText(/^Alex Admin started this task at \d\d:\d\d\.$/).waitFor();
    await notice.getByText(/^Yours: started at \d\d:\d\d, completed at \d\d:\d\d\.$/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'conflict');
    await notice.getByRole('button', { name: 'Keep mine as a comment' }).click();
    await notice.waitFor({ state: 'detached' });
    await page.getByRole('alert').getByRole('button', { name: 'Drop mine' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    for (let tries = 0; tries < 50 && (await look(kept.id)).comments.length === 0; tries += 1)
      await page.waitForTimeout(100);
    const { task, comments } = await look(kept.id);
    expect(task).toMatchObject({ status: 'in_progress', assignee: { name: 'Alex Admin' } });
    expect(comments.map(({ by, text }) => [by.name, text])).toEqual([
      ['Ben Carter', expect.stringMatching(/^I had also started at \d\d:\d\d, completed at \d\d:\d\d\.$/)],
    ]);
    expect((await look(dropped.id)).comments).toEqual([]);
    view.expectRefusal(409);
  });

  it('repeats nothing for the same key, wants a version for a change, and names what is wrong', async () => {
    const { task } = await make('Rearrange the end of aisle 3');
    const path = `/v1/store/tasks/${task.id}`;
    const key = { 'idempotency-key': randomUUID() };
    for (let time = 0; time < 3; time += 1)
      expect((await alex.request('POST', `${path}/comments`, { text: 'Once.' }, key)).status).toBe(201);
    expect((await look(task.id)).comments).toHaveLength(1);
    const other = await make('Another one');
    const misused = await alex.request(
      'POST',
      `/v1/store/tasks/${other.task.id}/comments`,
      { text: 'x' },
      key,
    );
    expect(misused.status).toBe(409);
    expect((await sofia.request('PUT', path, { priority: 1 })).status).toBe(400);
    expect((await sofia.request('PUT', path, { priority: 1 }, { 'if-match': '"7"' })).status).toBe(412);
    expect((await sofia.request('PUT', path, {}, { 'if-match': '"1"' })).status).toBe(400);
    expect((await sofia.request('GET', '/v1/store/tasks?status=never')).status).toBe(400);
    const maria = await signIn('maria');
    expect((await maria.request('GET', path)).status).toBe(403);
    expect((await sofia.request('GET', `/v1/store/tasks/${randomUUID()}`)).status).toBe(404);
  });

  it('has room on a wide screen, too', async () => {
    const { page } = await open(STORE_MANAGER, '/store/tasks', DESKTOP);
    await row(page, 'Cash-up').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, 'wide');
  });
});
