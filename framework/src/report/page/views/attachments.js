// What a row shows besides its verdict.
import { h } from '../dom.js';
import { t } from '../text.js';
import { timeline } from './timeline.js';

export function attachments(details) {
  return [
    ...details.attachments.map(attachment),
    details.moreAttachments && h('p', { class: 'soft' }, t('row.more', details.moreAttachments)),
  ];
}

function attachment(one) {
  if (one.timeline) return timeline(one.name, one.timeline);
  if (one.table) return table(one.name, one.table);
  return h('details', { class: 'attachment' },
    h('summary', {}, one.name, ' ', h('span', { class: 'soft' }, `${one.type}, ${t('row.bytes', one.size)}`)),
    one.problem && h('p', { class: 'notice' }, t('row.problem', one.problem)),
    one.text === undefined ? h('p', {}, t('row.noText')) : h('pre', {}, one.text));
}

export function table(name, { columns, rows }) {
  return h('div', { class: 'wide' }, h('table', { class: 'plain' }, h('caption', {}, name),
    h('thead', {}, h('tr', {}, columns.map((column) => h('th', { scope: 'col' }, column)))),
    h('tbody', {}, rows.map((row) => h('tr', {}, row.map((cell) => h('td', {}, cell)))))));
}
