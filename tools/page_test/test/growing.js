// A page that is open is given more rows, as a run that goes on gives them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { open } from './browser.js';
import { sample } from './programs.js';

export default {
  async 'rows are added and counts follow, and what somebody types stays'() {
    const page_text = readFileSync(join(sample(), 'index.html'), 'utf8');
    const chunk = /<script type="application\/x-offbeat-rows" data-rows="(\d+)">([^<]*)/.exec(page_text);
    const shown = await open(sample(), '#view=rows');
    const { page } = shown;
    const before = await page.evaluate(() => window.offbeat.run.rows.count);
    await page.fill('#search', 'ONE');
    await page.waitForFunction(() => location.hash.includes('q=ONE'));
    const found = Number(/\d+/.exec(await page.textContent('#told'))[0]);
    await page.evaluate(async (packed) => {
      await window.offbeat.run.append_rows(packed); // its texts come again, under other numbers that nobody uses
      window.offbeat.run.changed();
    }, chunk[2]);
    assert.equal(await page.evaluate(() => window.offbeat.run.rows.count), before + Number(chunk[1]));
    assert.match(await page.textContent('#told'), new RegExp(`^${2 * found} of ${before + Number(chunk[1])} `));
    assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
    await shown.close();
  },
};
