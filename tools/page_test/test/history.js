// What earlier runs told of the program and of its rows.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { open } from './browser.js';
import { repeated, report_of } from './programs.js';

export default {
  async 'the last runs, and a row’s own verdicts in them'() {
    const shown = await open(repeated(), '#view=history');
    assert.equal(await shown.page.locator('#history table').first().locator('tbody tr').count(), 3);
    const { summary } = report_of(repeated());
    const last = await shown.page.locator('#history tbody tr').nth(2).locator('td').allTextContents();
    assert.deepEqual(last.slice(0, 3).map(Number), [summary.passed, summary.flaky, summary.failed]);
    await shown.go('#row=NumbersTest/isSmall/TWELVE');
    await shown.page.waitForSelector('#row .past');
    assert.equal(await shown.page.$$eval('#row .past li', (all) => all.length), 2);
    assert.match(await shown.page.textContent('#row .past'), /✗.*failed/);
    await shown.close();
  },
  async 'the command of the header runs exactly the failures again'() {
    const report = report_of(repeated());
    const shown = await open(repeated());
    const command = await shown.page.textContent('header .command code');
    await shown.close();
    const ran = spawnSync('sh', ['-c', `${command} --report-dir=${repeated()}/again`], { encoding: 'utf8' });
    const again = report_of(`${repeated()}/again`);
    const bad = (rows) => rows.filter((row) => ['failed', 'broken'].includes(row.status)).map((row) => row.id).sort();
    assert.deepEqual(again.rows.map((row) => row.id).sort(), bad(report.rows), ran.stdout + ran.stderr);
  },
};
