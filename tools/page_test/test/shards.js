// A whole that was merged of shards: whether all are here, and whose rows are whose.
import assert from 'node:assert/strict';
import { open } from './browser.js';
import { report_of, sharded } from './programs.js';

/** Of a fact in the header. */
const fact = (page, name) => page.locator(`header dl.facts div:has(dt:text-is("${name}")) dd`).textContent();

export default {
  async 'all are here, and a facet chooses each one’s rows'() {
    const { whole } = sharded();
    const report = report_of(whole);
    assert.deepEqual(report.shards, { joined: 3, missing: [] });
    const shown = await open(whole, '#view=rows');
    assert.equal(await fact(shown.page, 'shard'), 'all 3 are here');
    const choices = await shown.page.$$eval('[data-facet="shard"] label', (labels) => Object.fromEntries(labels.map((label) =>
      [label.querySelector('input').dataset.value, Number(label.querySelector('.count').textContent)])));
    const expected = {};
    for (const row of report.rows) expected[row.shard] = (expected[row.shard] ?? 0) + 1;
    assert.deepEqual(choices, expected);
    const [chosen, count] = Object.entries(expected)[0]; // one may have none
    await shown.page.click(`[data-facet="shard"] input[data-value="${chosen}"]`);
    await shown.page.waitForFunction((told) => document.querySelector('#told').textContent.startsWith(told), `${count} of ${report.rows.length}`);
    await shown.close();
  },
  async 'one is missing, in English and in Chinese'() {
    const { part } = sharded();
    assert.deepEqual(report_of(part).shards, { joined: 2, missing: [2] });
    const shown = await open(part);
    assert.equal(await fact(shown.page, 'shard'), 'missing: 2 of 3');
    assert.equal(await shown.page.$('header.green'), null);
    await shown.go('#lang=zh');
    assert.equal(await fact(shown.page, '分片'), '缺 2 片，共 3 片');
    await shown.close();
  },
  async 'one alone says that the others’ rows aren’t here'() {
    const shown = await open(sharded().first);
    assert.equal(await fact(shown.page, 'shard'), '1 of 3: the others’ rows are not here');
    await shown.close();
  },
};
