// Search, facets, order, and a row that is opened.
import assert from 'node:assert/strict';
import { open } from './browser.js';
import { report_of, sample } from './programs.js';

const lines = (page) => page.$$eval('.lines .line', (all) => all.map((line) => ({
  id: line.querySelector('.c-id').textContent, status: line.querySelector('.c-status').textContent, seconds: Number(line.querySelector('.c-duration').textContent) })));
const told = async (page) => Number(/\d+/.exec(await page.textContent('#told'))[0]);

async function opened(row) {
  const shown = await open(sample(), `#row=${encodeURIComponent(row)}`);
  await shown.page.waitForSelector('#row-title');
  return shown;
}

export default {
  async 'typing searches ids, descriptions, messages and methods'() {
    const shown = await open(sample(), '#view=rows');
    for (const [query, count] of [['not so small', 1], ['disk is on fire', 1], ['numberstest', 5], ['NUMBERSTEST twelve', 1], ['no such text', 0]]) {
      await shown.page.fill('#search', query);
      await shown.page.waitForFunction((q) => new URLSearchParams(location.hash.slice(1)).get('q') === q, query);
      assert.equal(await told(shown.page), count, query);
      assert.equal(await shown.page.evaluate(() => document.activeElement.id), 'search');
    }
    await shown.close();
  },
  async 'facets are chosen together, and counts follow'() {
    const report = report_of(sample());
    const shown = await open(sample(), '#view=rows');
    await shown.page.check('[data-facet="status"] input[data-value="failed"]');
    assert.equal(await told(shown.page), report.summary.failed);
    await shown.page.check('[data-facet="status"] input[data-value="broken"]');
    assert.equal(await told(shown.page), report.summary.failed + report.summary.broken);
    await shown.page.check('[data-facet="class"] input[data-value="VerdictsTest"]');
    const own = report.rows.filter((row) => row.class === 'VerdictsTest' && ['failed', 'broken'].includes(row.status));
    assert.equal(await told(shown.page), own.length);
    const count = await shown.page.textContent('[data-facet="status"] label:has([data-value="failed"]) .count');
    assert.equal(Number(count), own.filter((row) => row.status === 'failed').length);
    await shown.page.goBack();
    assert.equal(await told(shown.page), report.summary.failed + report.summary.broken);
    await shown.close();
  },
  async 'columns sort, and sort back'() {
    const shown = await open(sample(), '#view=rows&sort=-duration');
    const down = (await lines(shown.page)).map((line) => line.seconds);
    assert.deepEqual(down, [...down].sort((a, b) => b - a));
    await shown.page.click('.head .c-id button');
    const ids = (await lines(shown.page)).map((line) => line.id);
    assert.equal(await shown.page.getAttribute('.head .c-id', 'aria-sort'), 'ascending');
    assert.ok(ids.indexOf('row_2') < 0 || ids.indexOf('row_10') < 0 || ids.indexOf('row_2') < ids.indexOf('row_10'));
    await shown.go('#view=rows&sort=status');
    assert.match((await lines(shown.page))[0].status, /failed/);
    await shown.close();
  },
  async 'a row shows its parameters with null, empty and blanks seen'() {
    const shown = await opened('NumbersTest/isSmall/ONE');
    const text = await shown.page.textContent('#row');
    assert.ok(text.includes('␣␣two blanks at both ends␣␣'), text);
    assert.match(text, /NumbersTest\.isSmall\.csv:2/);
    assert.match(text, /--run_test=NumbersTest\/isSmall\/ONE/);
    await shown.go('#row=NumbersTest/isSmall/TWO');
    await shown.page.waitForSelector('#row .special:text-is("\\"\\"")');
    await shown.go('#row=InvalidOrderFuncExceptionTest/testInvalidOrder/null_request');
    await shown.page.waitForSelector('#row .special:text-is("null")');
    await shown.close();
  },
  async 'a failure stands beside what was expected, with what differs marked'() {
    const row = report_of(sample()).rows.find((one) => one.method === 'differs');
    const shown = await opened(`VerdictsTest/differs/${row.id}`);
    const text = await shown.page.textContent('#row .failure pre');
    assert.equal(text, row.failures[0].message);
    assert.equal(await shown.page.textContent('#row ins'), 'on');
    assert.equal(await shown.page.textContent('#row del'), 'twi');
    assert.ok((await shown.page.textContent('#row .command code')).includes(row.rerun));
    await shown.close();
  },
  async 'attempts, steps, and the page’s own state while rows are stepped through'() {
    const { rows } = report_of(sample());
    const flaky = rows.find((one) => one.method === 'isFlaky');
    const shown = await opened(`VerdictsTest/isFlaky/${flaky.id}`);
    assert.equal(flaky.status, 'flaky');
    assert.equal(await shown.page.$$eval('#row ol > li', (all) => all.length), 2);
    const steps = rows.find((one) => one.method === 'passesWithSteps');
    await shown.go(`#row=VerdictsTest/passesWithSteps/${steps.id}`);
    await shown.page.waitForSelector('#row caption:text-is("steps")');
    assert.match(await shown.page.textContent('#row'), /wait a little/);
    await shown.go('#view=rows&f.class=NumbersTest');
    await shown.page.click('.lines .line >> nth=0');
    const first = await shown.page.textContent('#row-title code');
    await shown.page.click('#row button:has-text("Next")');
    await shown.page.waitForFunction((id) => document.querySelector('#row-title code').textContent !== id, first);
    await shown.close();
  },
};
