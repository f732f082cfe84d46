// The page without a mouse, and what a screen reader is told.
import assert from 'node:assert/strict';
import { open } from './browser.js';
import { report_of, sample } from './programs.js';

export default {
  async 'arrows move, Enter opens, Escape closes and gives the focus back'() {
    const shown = await open(sample(), '#view=rows');
    const { page } = shown;
    await page.focus('.scroller');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
    assert.equal(await page.getAttribute('.scroller', 'aria-activedescendant'), 'line-1');
    await page.keyboard.press('End');
    const count = report_of(sample()).rows.length;
    assert.equal(await page.getAttribute('.scroller', 'aria-activedescendant'), `line-${count - 1}`);
    assert.ok(await page.isVisible(`#line-${count - 1}`));
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#row-title');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'row-title');
    await page.keyboard.press('Escape');
    assert.equal(await page.isVisible('#row'), false);
    assert.ok(await page.evaluate(() => document.activeElement.matches('.scroller')));
    await shown.close();
  },
  async 'slash searches from anywhere, j and k go through the rows'() {
    const shown = await open(sample(), '#view=matrix');
    const { page } = shown;
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
    await page.keyboard.type('jk/');
    assert.equal(await page.inputValue('#search'), 'jk/');
    await page.fill('#search', '');
    await page.waitForFunction(() => !location.hash.includes('q='));
    await page.focus('.scroller');
    await page.keyboard.press('j');
    await page.waitForSelector('#row-title');
    const first = await page.textContent('#row-title');
    await page.keyboard.press('j');
    await page.waitForFunction((text) => document.querySelector('#row-title').textContent !== text, first);
    await page.keyboard.press('k');
    await page.waitForFunction((text) => document.querySelector('#row-title').textContent === text, first);
    await shown.close();
  },
  async 'a box that was ticked takes no keys that it has no use for'() {
    const shown = await open(sample(), '#view=rows');
    const { page } = shown;
    await page.click('input[type=checkbox][id^=facet-status]');
    await page.keyboard.press('j');
    await page.waitForSelector('#row-title');
    await page.focus('input[type=checkbox][id^=facet-status]');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
    await shown.close();
  },
  async 'everything that can be used is reached by Tab and has a name'() {
    const shown = await open(sample(), '#view=rows');
    const { page } = shown;
    const reached = new Set();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter'); // the link that leaves out the choices
    assert.ok(await page.evaluate(() => document.activeElement.matches('.scroller')));
    await page.reload();
    await page.waitForFunction(() => document.documentElement.dataset.ready);
    for (let i = 0; i < 400 && !reached.has('scroller'); i++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName));
    }
    for (const wanted of ['skip', 'lang', 'theme', 'search', 'scroller']) assert.ok(reached.has(wanted), `${wanted} isn't among ${[...reached]}`);
    const nameless = await page.$$eval('a, button, input, select, [role="grid"], [role="img"]', (all) => all.filter((one) =>
      !(one.textContent.trim() || one.getAttribute('aria-label') || one.closest('label')?.textContent.trim())).map((one) => one.outerHTML.slice(0, 100)));
    assert.deepEqual(nameless, []);
    const snapshot = await page.locator('nav').ariaSnapshot();
    assert.match(snapshot, /navigation "Views"/);
    await shown.close();
  },
};
