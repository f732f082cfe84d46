// Links lead to what they were copied from.
import assert from 'node:assert/strict';
import { open } from './browser.js';
import { sample } from './programs.js';

export default {
  async 'a deep link opens the view, the choice and the row'() {
    const hash = '#view=rows&q=NumbersTest&sort=-id&row=NumbersTest%2FisSmall%2FTWELVE&f.status=failed&f.status=passed';
    const shown = await open(sample(), hash);
    await shown.page.waitForSelector('#row-title');
    assert.equal(await shown.page.textContent('#row-title code'), 'TWELVE');
    assert.equal(await shown.page.inputValue('#search'), 'NumbersTest');
    assert.equal(await shown.page.$$eval('[data-facet="status"] input:checked', (all) => all.length), 2);
    const copied = await shown.page.getAttribute('#row a:text-is("link to this row")', 'href');
    const again = await open(sample(), copied);
    assert.equal(await again.page.textContent('#told'), await shown.page.textContent('#told'));
    await again.close();
    await shown.close();
  },
  async 'back and forward go through what was looked at'() {
    const shown = await open(sample());
    await shown.page.click('nav a[data-view="rows"]');
    await shown.page.click('nav a[data-view="matrix"]');
    await shown.page.goBack();
    assert.equal(await shown.page.getAttribute('nav a[aria-current]', 'data-view'), 'rows');
    await shown.page.goForward();
    assert.equal(await shown.page.getAttribute('nav a[aria-current]', 'data-view'), 'matrix');
    await shown.close();
  },
  async 'a link to a row that isn’t there says so'() {
    const shown = await open(sample(), '#view=rows&row=No%2Fsuch%2F%3Cimg%20src%3Dx%3E&f.status=no+such');
    await shown.page.waitForSelector('#row .notice');
    assert.match(await shown.page.textContent('#row .notice'), /No\/such\/<img src=x>/);
    await shown.close();
  },
};
