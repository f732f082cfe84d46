// A scenario's course, its books and the logs of both sides.
import assert from 'node:assert/strict';
import { open } from './browser.js';
import { sample } from './programs.js';

export default {
  async 'a scenario shows its time line, latencies, books, retries and logs'() {
    const shown = await open(sample(), '#view=outages');
    const place = shown.page.locator('.scenario', { hasText: 'FT_002' });
    await place.evaluate((one) => { one.open = true; });
    await place.locator('.timeline svg').waitFor();
    const text = await place.textContent();
    for (const part of ['after(INSERT)', '0.7 s', 'ob-1', 'exact', '1 s – 3.2 s: stop', 'payment.retry attempt 2']) assert.ok(text.includes(part), part);
    assert.equal(await place.locator('.timeline rect').count(), 6);
    assert.equal(await place.locator('.timeline path').count(), 2);
    await place.locator('.chart canvas').waitFor();
    assert.match(await place.locator('.chart').getAttribute('aria-label'), /0\.900: 3\.200 s 503/);
    const logs = await place.locator('.log').last().textContent();
    assert.ok(logs.includes('terminating connection') && logs.indexOf('terminating connection') < logs.indexOf('attempt 1'), logs);
    await shown.picture('outages');
    await shown.close();
  },
  async 'a time line that can’t be read is shown as text, with the reason'() {
    const shown = await open(sample(), '#view=outages');
    const place = shown.page.locator('.scenario', { hasText: 'row_8' }).first();
    await place.evaluate((one) => { one.open = true; });
    await place.locator('.notice').first().waitFor({ state: 'attached' });
    assert.match(await place.textContent(), /It can’t be drawn: .*no JSON/s);
    await shown.close();
  },
};
