// Light and dark, English and Chinese, paper, and no JavaScript at all.
import assert from 'node:assert/strict';
import { open } from './browser.js';
import { report_of, sample } from './programs.js';

const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const dark = (colour) => colour.match(/\d+/g).slice(0, 3).reduce((sum, one) => sum + Number(one), 0) < 3 * 80;

/** How well a text stands off its ground, as WCAG 2 has it, for all elements with a text of their own. */
function poor_contrasts() {
  const rgb = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((one) => one / 255).map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)).reduce((sum, one, i) => sum + one * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll('#app *')) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) || !element.checkVisibility()) continue;
    if (element.closest('svg, .unseen, option, .u-over')) continue;
    const [a, b] = [light(rgb(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(`${element.tagName}.${element.className}: ${element.textContent.slice(0, 30)} ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
  }
  return poor;
}

const VIEWS = ['failures', 'tree', 'rows', 'matrix', 'outages', 'durations'];

export default {
  async 'follows the system’s colours, and the switch'() {
    const shown = await open(sample(), '', { colorScheme: 'dark' });
    assert.ok(dark(await background(shown.page)));
    await shown.picture('dark');
    await shown.page.selectOption('#theme', 'light');
    assert.ok(!dark(await background(shown.page)));
    assert.match(await shown.page.evaluate(() => location.hash), /theme=light/);
    await shown.close();
  },
  async 'every text stands off its ground, light and dark'() {
    for (const colorScheme of ['light', 'dark']) {
      const shown = await open(sample(), '', { colorScheme });
      for (const view of VIEWS) {
        await shown.go(`#view=${view}`);
        assert.deepEqual(await shown.page.evaluate(poor_contrasts), [], `${colorScheme} ${view}`);
        await shown.picture(`${view}-${colorScheme}`);
      }
      await shown.close();
    }
  },
  async 'speaks the browser’s language, and the one that is chosen'() {
    const shown = await open(sample(), '', { locale: 'zh-CN' });
    assert.equal(await shown.page.getAttribute('html', 'lang'), 'zh');
    assert.match(await shown.page.textContent('h1'), /行失败/);
    assert.match(await shown.page.textContent('.account'), /^计划 \d+ = 执行 \d+ = 报告 \d+$/);
    for (const [i, { group, judged, passed, wanted }] of report_of(sample()).gates.entries()) {
      const words = await shown.page.locator('.gates li').nth(i).textContent();
      assert.ok(words.includes(`门限 ${group}：${judged} 行中 ${passed} 行通过`) && words.endsWith(`要求 ${wanted} %`), words);
    }
    for (const view of VIEWS) {
      await shown.go(`#view=${view}`);
      assert.equal(await shown.page.$$eval('nav a', (all) => all.some((one) => /[a-z]{4}/.test(one.textContent))), false);
    }
    await shown.picture('chinese');
    await shown.page.selectOption('#lang', 'en');
    assert.match(await shown.page.textContent('h1'), /rows failed/);
    await shown.close();
  },
  async 'both languages say the same things'() {
    const [en, zh] = await Promise.all(['en', 'zh'].map(async (one) => (await import(`../../../framework/src/report/page/text/${one}.js`)).default));
    assert.deepEqual(Object.keys(en).sort(), Object.keys(zh).sort());
    for (const [key, text] of Object.entries(en)) assert.deepEqual((zh[key].match(/\{\d\}/g) ?? []).sort(), (text.match(/\{\d\}/g) ?? []).sort(), key);
  },
  async 'without JavaScript there is a summary with the failures'() {
    const report = report_of(sample());
    const shown = await open(sample(), '', { javaScriptEnabled: false });
    const text = await shown.page.locator('body').innerText();
    assert.match(text, /Without JavaScript/);
    assert.ok(text.includes(`${report.summary.reported} reported`));
    assert.equal(await shown.page.locator('article').count(), report.summary.failed + report.summary.broken + report.summary.notConfigured);
    assert.ok(text.includes('the disk is on fire'));
    assert.match(text, /1 \+ 7 = 8 planned = 8 run/);
    await shown.picture('no-javascript');
    await shown.close();
  },
  async 'prints what is in sight, on white'() {
    const shown = await open(sample(), '#view=failures', { colorScheme: 'dark' });
    await shown.page.emulateMedia({ media: 'print' });
    assert.equal(await background(shown.page), 'rgb(255, 255, 255)');
    assert.equal(await shown.page.isVisible('nav'), false);
    assert.equal(await shown.page.isVisible('.group'), true);
    assert.ok((await shown.page.pdf()).length > 10_000);
    await shown.close();
  },
};
