// A scenario's course, its books and the logs of both sides.
import assert from 'node:assert/strict';
import { open } from './browser.js';
import { sample } from './programs.js';

export default {
  async 'a scenario shows its time line, latencies, books, retries and logs'() {
    const shown = await open(sample(), '#view=outages');
    await shown.page.waitForSelector('.scenario .timeline svg');
    const text = await shown.page.textContent('.scenario');
    for (const part of ['FT_002', 'after(INSERT)', '0.7 s', 'ob-1', 'exact', '1 – 3.2 s: stop', 'payment.retry attempt 2']) assert.ok(text.includes(part), part);
    assert.equal(await shown.page.$$eval('.scenario .timeline rect', (all) => all.length), 6);
    assert.equal(await shown.page.$$eval('.scenario .timeline path', (all) => all.length), 2);
    await shown.page.waitForSelector('.scenario .chart canvas');
    assert.match(await shown.page.getAttribute('.scenario .chart', 'aria-label'), /0\.900: 3\.200 s 503/);
    const logs = await shown.page.$$eval('.log', (all) => [...all].at(-1).innerText);
    assert.ok(logs.indexOf('terminating connection') < logs.indexOf('attempt 1'), logs); // the database's log came second
    await shown.picture('outages');
    await shown.close();
  },
};
