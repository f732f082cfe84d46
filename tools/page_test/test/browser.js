// A real Chromium that loads nothing and tells of everything that a page does beyond showing itself.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { mkdirSync } from 'node:fs';

const { chromium } = createRequire(resolve('build/npm/page_test/package.json'))('playwright-core');
const PICTURES = resolve('build/tools/page_test/pictures');

let browser = null;

export async function close_browser() {
  await browser?.close();
}

/** One page of a report. \param options a browser's settings: colorScheme, locale, javaScriptEnabled, viewport */
export async function open(folder, hash = '', options = {}) {
  return open_address(`file://${resolve(folder, 'index.html')}`, hash, options);
}

/** A page from anywhere. \param options `waits: false`: it is not to be ready at once */
export async function open_address(url, hash = '', options = {}) {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  const { waits, ...settings } = options;
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, locale: 'en-US', ...settings });
  const page = await context.newPage();
  const misdeeds = [];
  page.on('dialog', (dialog) => { misdeeds.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') misdeeds.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => misdeeds.push(`error: ${error.stack}`));
  page.on('request', (request) => { if (request.url().split('#')[0] !== url) misdeeds.push(`a request: ${request.url()}`); });
  page.on('popup', () => misdeeds.push('a window'));
  await page.goto(url + hash);
  if (settings.javaScriptEnabled !== false && waits !== false)
    await page.waitForFunction(() => document.documentElement.dataset.ready, null, { timeout: 120_000 });
  return {
    page, misdeeds,
    /** Goes to another state of the page, as a link would. */
    async go(to) {
      await page.evaluate((hash) => { location.hash = hash; }, to);
      await page.waitForTimeout(50);
    },
    async picture(name) {
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    },
    /** \throws what the page did that it must not do */
    async close() {
      await page.waitForTimeout(50);
      await context.close();
      if (misdeeds.length) throw new Error(`the page did what it must not:\n${misdeeds.slice(0, 10).join('\n')}`);
    },
  };
}
