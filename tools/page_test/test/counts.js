// No count on the page differs from report.json's.
import assert from 'node:assert/strict';
import { open } from './browser.js';
import { examples, report_of, sample, voucher } from './programs.js';

const PROGRAMS = { sample, voucher, examples };
const number = (text) => Number(text.replaceAll(',', ''));

function counted(rows, key_of) {
  const counts = {};
  for (const row of rows) for (const key of [key_of(row)].flat()) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** Of a facet's choices in the panel, their counts by name. */
function facet(page, key) {
  return page.$$eval(`[data-facet="${key}"] label`, (labels) => Object.fromEntries(labels.map((label) =>
    [label.querySelector('input').dataset.value, Number(label.querySelector('.count').textContent.replaceAll(',', ''))])));
}

const tests = {};
for (const [name, program] of Object.entries(PROGRAMS)) {
  tests[`${name}: the header's counts, verdict and facts`] = async () => {
    const folder = program();
    const report = report_of(folder);
    const shown = await open(folder);
    const header = await shown.page.$$eval('.counts li', (items) => Object.fromEntries(items.map((item) => [item.dataset.status, Number(item.dataset.count)])));
    const expected = counted(report.rows, (row) => row.status);
    for (const [status, count] of Object.entries(header)) assert.equal(count, expected[status] ?? 0, status);
    assert.equal(Object.values(header).reduce((a, b) => a + b), report.rows.length);
    assert.equal(report.rows.length, report.summary.reported);
    const text = await shown.page.textContent('header');
    assert.ok(text.includes(`${report.summary.planned} planned`) && text.includes(report.started) && text.includes(report.host), text);
    assert.equal(await shown.page.locator('header .command code').textContent({ timeout: 1000 }).catch(() => undefined), report.rerunFailures);
    assert.equal(await shown.page.$$eval('.gates li', (all) => all.length), (report.gates ?? []).length + (text.includes('in no gate') ? 1 : 0));
    assert.ok(text.includes(`pass rate${report.passRate} %`), text);
    assert.equal(await shown.page.$('header.green') !== null, report.summary.green);
    await shown.close();
  };
  tests[`${name}: every facet`] = async () => {
    const folder = program();
    const { rows, methods } = report_of(folder);
    const shown = await open(folder, '#view=rows');
    const method_of = (row) => methods.find((one) => one.class === row.class && one.method === row.method);
    assert.deepEqual(await facet(shown.page, 'status'), counted(rows, (row) => row.status));
    const by_method = await facet(shown.page, 'method');
    for (const [key, count] of Object.entries(by_method)) assert.equal(count, counted(rows, (row) => `${row.class}.${row.method}`)[key], key);
    const attempts = counted(rows, (row) => (row.attempts ?? []).length + 1);
    if (Object.keys(attempts).length > 1) assert.deepEqual(await facet(shown.page, 'attempt'), attempts);
    const groups = await facet(shown.page, 'group');
    for (const group of new Set(methods.flatMap((one) => one.groups)))
      if (group in groups) assert.equal(groups[group], rows.filter((row) => method_of(row).groups.includes(group)).length, group);
    await shown.close();
  };
  tests[`${name}: the tree, and every row in the table`] = async () => {
    const folder = program();
    const { rows } = report_of(folder);
    const shown = await open(folder, '#view=tree');
    const tree = await shown.page.$$eval('.tree > .node', (nodes) => nodes.map((node) => Number(node.dataset.size)));
    assert.equal(tree.reduce((a, b) => a + b, 0), rows.length);
    await shown.go('#view=rows');
    const told = await shown.page.textContent('#told');
    assert.equal(number(/[\d,]+/.exec(told)[0]), rows.length);
    assert.equal(await shown.page.getAttribute('.scroller', 'aria-rowcount'), String(rows.length + 1));
    const all = await shown.page.evaluate(() => {
      const { run } = window.offbeat;
      return Array.from({ length: run.rows.count }, (_, row) => [run.row_name(row), run.rows.status[row], run.rows.source(row), run.rows.micros[row]].join('|'));
    });
    const statuses = ['passed', 'failed', 'broken', 'skipped', 'not configured', 'flaky', 'known bug'];
    const lines = rows.map((row) => [`${row.class}/${row.method}/${row.id}`, statuses.indexOf(row.status), row.source.replace(/(:\d+):\d+$/, '$1'), Math.round(row.seconds * 1e6)].join('|'));
    assert.deepEqual(all.sort(), lines.sort());
    await shown.close();
  };
  tests[`${name}: failures in groups`] = async () => {
    const folder = program();
    const { rows } = report_of(folder);
    const shown = await open(folder, '#view=failures');
    const groups = await shown.page.$$eval('.group', (all) => all.map((one) => Number(one.dataset.count)));
    assert.equal(groups.reduce((a, b) => a + b, 0), rows.filter((row) => ['failed', 'broken', 'not configured'].includes(row.status)).length);
    await shown.close();
  };
}
export default tests;
