import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

/** The shell draws pages as the browser does, and none of the browser's own windows: a third of the work. */
const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
/** The demo user who is a warehouse manager and nothing else. */
export const MANAGER = 'Maria Ortiz';
/** The demo user who is a procurement specialist and nothing else. */
export const BUYER = 'Priya Nair';

/** The demo users of the sample store in Harbour Street. */
export const STORE_MANAGER = 'Sofia Rossi';
export const ASSOCIATE = 'Ben Carter';

const isInstalled = CHROMIUM !== undefined;
if (!isInstalled && !process.env.CI) {
  process.stderr.write('skipping the browser specs: no Chromium (apt-get install chromium-headless-shell)\n');
}

/** Where no browser is installed the specs are skipped; in CI they fail. */
export const describeInBrowser = isInstalled || process.env.CI ? describe : describe.skip;

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });

/** The console as one person sees it, in a browser of their own. */
export class ConsolePage {
  /** What the page complained about; every spec expects none. */
  complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(
    browser: Browser,
    url: string,
    viewport: { width: number; height: number } = DESKTOP,
  ): Promise<ConsolePage> {
    const phone = viewport === PHONE;
    const context = await browser.newContext({
      viewport,
      hasTouch: phone,
      isMobile: phone,
      locale: 'en-GB',
      colorScheme: 'light',
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const opened = new ConsolePage(context, page);
    page.on('pageerror', (error) => opened.complaints.push(error.message));
    page.on('console', (message) => {
      // Asking who is signed in when nobody is gives 401; the browser reports it as an error of its own.
      const expected = /status of 401/.test(message.text());
      if (message.type() === 'error' && !expected) opened.complaints.push(message.text());
    });
    await page.goto(url);
    return opened;
  }

  /** Browsers report every refused request; a spec that provokes one says so. */
  expectRefusal(status: number): void {
    this.complaints = this.complaints.filter((text) => !text.includes(`status of ${status}`));
  }

  async signIn(name = MANAGER): Promise<void> {
    await this.page.getByRole('button', { name }).click();
    await this.questionBox().waitFor();
  }

  /** Store people begin at their home, not at the question box. */
  async signInToStore(name: string): Promise<void> {
    await this.page.getByRole('button', { name }).click();
    await this.page.getByRole('heading', { level: 1, name: /^Hello / }).waitFor();
  }

  questionBox(): Locator {
    return this.page.getByRole('textbox', { name: 'Your question' });
  }

  answer(question: string | RegExp): Locator {
    return this.page.getByRole('article', { name: question });
  }

  /** The newest rows, whether they are only read or have more behind them. */
  table(): Locator {
    return this.page.locator('[role="table"], [role="grid"]').last();
  }

  /** Asks by typing and waits for the answer with its evidence. */
  async ask(question: string): Promise<void> {
    await this.questionBox().fill(question);
    await this.questionBox().press('Enter');
    await this.answered(question);
  }

  async answered(question: string | RegExp): Promise<void> {
    await this.answer(question)
      .last()
      .getByRole('button', { name: /^Evidence/ })
      .waitFor();
  }

  /** The texts of a column of the newest table, as far as its rows are drawn. */
  async cells(column: string): Promise<string[]> {
    const table = this.table();
    const headers = await table.getByRole('columnheader').allInnerTexts();
    const index = headers.findIndex((header) => header.trim().startsWith(column));
    expect(index).toBeGreaterThanOrEqual(0);
    const rows = await table.getByRole('row').all();
    return Promise.all(
      rows.slice(1).map((row) => row.locator('[role="cell"], [role="gridcell"]').nth(index).innerText()),
    );
  }
}
