// What is worth knowing and no verdict.
import { h } from '../dom.js';
import { number, t } from '../text.js';

export function remarks_view(app) {
  const { remarks, moreRemarks } = app.run.meta;
  return h('section', { id: 'remarks' },
    h('div', { class: 'wide' }, h('table', { class: 'plain' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('remarks.about')), h('th', { scope: 'col' }, t('remarks.text')))),
      h('tbody', {}, remarks.map((remark) => h('tr', {}, h('th', { scope: 'row' }, remark.about), h('td', {}, remark.text)))))),
    moreRemarks > 0 && h('p', { class: 'soft' }, t('remarks.more', number(moreRemarks))));
}
