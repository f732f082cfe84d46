// attribute × class of illegality: its sums, its colours, and the way to its rows.
import assert from 'node:assert/strict';
import { open } from './browser.js';
import { report_of, sample, voucher } from './programs.js';

const orthotropic = (report) => report.methods.filter((one) => one.provider === 'OrthotropicRequestProvider');

async function sums(folder) {
  const report = report_of(folder);
  const shown = await open(folder, '#view=matrix');
  for (const method of orthotropic(report)) {
    const rows = report.rows.filter((row) => row.class === method.class && row.method === method.method);
    const place = shown.page.locator(`[data-method="${method.class}.${method.method}"]`);
    const cells = await place.locator('.cell').evaluateAll((all) => all.map((cell) => Number(cell.dataset.count)));
    const lines = await place.locator('.matrix tbody .sum').evaluateAll((all) => all.map((cell) => Number(cell.textContent)));
    const columns = await place.locator('tfoot .sum:not(.total)').evaluateAll((all) => all.map((cell) => Number(cell.textContent)));
    const sum = (all) => all.reduce((a, b) => a + b, 0);
    assert.deepEqual([sum(cells), sum(lines), sum(columns), Number(await place.locator('.total').textContent())], new Array(4).fill(rows.length));
    assert.equal(await place.locator('.addition').textContent(), `1 + ${rows.length - 1} = ${method.planned} planned = ${rows.length} run`);
    for (const attribute of method.dimensions)
      assert.equal(Number(await place.locator(`.matrix tr:has(th:text-is("${attribute}")) .sum`).textContent()), rows.filter((row) => row.labels.target.split(/[[.|]/)[0] === attribute).length, attribute);
    assert.equal(await place.locator('.matrix tbody td.hole').count(), (await place.locator('.matrix tbody td:not(.sum)').count()) - cells.length);
    assert.ok(await place.locator('.matrix tbody td.hole').count() > 0);
  }
  await shown.close();
}

export default {
  'the voucher’s 53 cases add up': () => sums(voucher()),
  'the sample’s cases add up': () => sums(sample()),
  async 'accepted and wrongly refused values stand out, in colour and in words'() {
    const shown = await open(sample(), '#view=matrix');
    const place = shown.page.locator('[data-method="InvalidOrderFuncExceptionTest.testInvalidOrder"]');
    const accepted = place.locator('td.cell.failed a');
    assert.deepEqual(await accepted.allTextContents(), ['✗ 1']);
    assert.equal(await accepted.getAttribute('aria-label'), '1 accepted');
    assert.deepEqual(await place.locator('td.cell.broken a').allTextContents(), ['≠ 1']);
    assert.match(await place.textContent(), /orthotropicOrderConfig\.csv:2/);
    await shown.picture('matrix');
    await shown.close();
  },
  async 'a click on a cell leads to its rows'() {
    const shown = await open(sample(), '#view=matrix');
    await shown.page.click('[data-method="InvalidOrderFuncExceptionTest.testInvalidOrder"] td.cell.failed a');
    assert.match(await shown.page.textContent('#told'), /^1 of /);
    assert.equal(await shown.page.textContent('.lines .c-id'), report_of(sample()).rows.find((row) => row.labels.outcome === 'accepted').id);
    await shown.page.click('.lines .line');
    await shown.page.waitForSelector('#row-title');
    assert.match(await shown.page.textContent('#row'), /was accepted; expected a refusal with ILLEGAL/);
    await shown.close();
  },
};
