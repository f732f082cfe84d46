// Texts that break careless pages: nothing of them acts, nothing hides in them, all of them are there.
import assert from 'node:assert/strict';
import { open } from './browser.js';
import { report_of, sample } from './programs.js';

/** Characters that act on the text around them or can't be seen, of all that the page shows. */
function hidden_characters() {
  const seen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.closest('script')) continue;
    if (seen.test(walker.currentNode.textContent)) found.push(walker.currentNode.textContent.slice(0, 100));
  }
  for (const element of document.querySelectorAll('[title]')) if (seen.test(element.title)) found.push(element.title.slice(0, 100));
  return found;
}

const VIEWS = ['failures', 'tree', 'tree&by=group', 'rows', 'matrix', 'outages', 'durations', 'remarks'];

export default {
  async 'no view runs, loads or hides anything'() {
    const shown = await open(sample());
    for (const view of VIEWS) {
      await shown.go(`#view=${view}`);
      for (const details of await shown.page.$$('#app details:not([open])')) await details.evaluate((one) => { one.open = true; });
      await shown.page.waitForTimeout(50);
      assert.deepEqual(await shown.page.evaluate(hidden_characters), [], view);
      assert.equal(await shown.page.$$eval('#app img, #app iframe, #app script, #app object, #app [onerror], #app [onload]', (all) => all.length), 0);
      assert.equal(await shown.page.$$eval('#app a', (all) => all.filter((one) => !one.getAttribute('href').startsWith('#')).length), 0);
    }
    await shown.close();
  },
  async 'every hostile row opens, shows its text, and is found again by its link'() {
    const { rows } = report_of(sample());
    const shown = await open(sample());
    for (const row of rows.filter((one) => one.class === 'HostileTest')) {
      await shown.go(`#${new URLSearchParams({ row: `${row.class}/${row.method}/${row.id}` })}`);
      await shown.page.waitForFunction((id) => document.querySelector('#row-title code')?.textContent === id, row.id);
      await shown.page.$$eval('#row details', (all) => all.forEach((one) => { one.open = true; }));
      assert.deepEqual(await shown.page.evaluate(hidden_characters), [], row.id);
      const text = await shown.page.textContent('#row');
      if (typeof row.parameters.text === 'string' && /^[ -~]+$/.test(row.parameters.text) && row.parameters.text.length < 200)
        assert.ok(text.includes(row.parameters.text.trim()) || text.includes(JSON.stringify(row.parameters.text)), `${row.parameters.text} isn't in ${text.slice(0, 500)}`);
    }
    await shown.close();
  },
  async 'an address made by a stranger does nothing either'() {
    const evil = '"><img src=x onerror=alert(8)>';
    const hash = `#${new URLSearchParams({ view: evil, q: evil, sort: evil, row: evil, lang: evil, theme: evil, by: evil, 'f.status': evil, 'f.__proto__': evil })}`;
    const shown = await open(sample(), hash);
    for (const view of VIEWS) await shown.go(hash.replace(/view=[^&]*/, `view=${view}`));
    assert.equal(await shown.page.$$eval('img', (all) => all.length), 0);
    await shown.close();
  },
  async 'the policy forbids what the page never does'() {
    const shown = await open(sample());
    const refused = await shown.page.evaluate(async () => {
      const before = window.touched;
      const script = document.createElement('script');
      script.textContent = 'window.touched = 1';
      document.body.append(script);
      const fetched = await fetch('data:text/plain,x').then(() => 'fetched', () => 'refused');
      return [before === window.touched, fetched];
    });
    assert.deepEqual(refused, [true, 'refused']);
    assert.ok(shown.misdeeds.every((one) => /Content Security Policy/i.test(one)), shown.misdeeds.join('\n'));
    shown.misdeeds.length = 0;
    await shown.close();
  },
};
