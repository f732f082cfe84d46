// What went wrong, those of the same message together; the most frequent first.
import { h } from '../dom.js';
import { message_group } from '../facets.js';
import { chip } from '../marks.js';
import { number, t } from '../text.js';

const BAD = [1, 2, 4]; // failed, broken, not configured, of STATUSES
const MOST_ROWS = 50;
const MOST_GROUPS = 500;

export function failure_groups(run) {
  const groups = new Map();
  const known = new Map(); // by number of the message
  for (let row = 0; row < run.rows.count; row++) {
    if (!BAD.includes(run.rows.status[row])) continue;
    const number = run.rows.message[row];
    if (!known.has(number)) known.set(number, message_group(run.rows.texts[number]));
    const key = known.get(number);
    if (!groups.has(key)) groups.set(key, { key, title: run.rows.texts[number], count: 0, rows: [], same: true });
    const group = groups.get(key);
    group.same &&= group.title === run.rows.texts[number];
    group.count++;
    if (group.rows.length < MOST_ROWS) group.rows.push(row);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

export function failures_view(app) {
  const groups = failure_groups(app.run);
  if (!groups.length) return h('p', { class: 'empty' }, `✓ ${t('failures.none')}`);
  return h('section', { id: 'failures' },
    groups.slice(0, MOST_GROUPS).map((group, i) => failure_group(app, group, i < 10)),
    groups.length > MOST_GROUPS && h('p', { class: 'soft' }, t('row.more', number(groups.length - MOST_GROUPS))));
}

function failure_group(app, group, open) {
  const title = (group.same ? group.title : group.key) || t('failures.noMessage');
  const all = { status: BAD.map((status) => app.status_name(status)), message: [group.key] };
  return h('details', { class: 'group', open, 'data-count': group.count },
    h('summary', {}, h('span', { class: 'message' }, title), ' ',
      h('span', { class: 'soft' }, group.count === 1 ? t('failures.row') : t('failures.rows', number(group.count)))),
    h('ul', {}, group.rows.map((row) => row_item(app, row, !group.same))),
    group.count > group.rows.length && h('p', {}, h('a', { href: app.rows_link(all) }, t('failures.all', number(group.count)))));
}

/** One row as a line that opens it. */
export function row_item(app, row, with_message = false) {
  const { run } = app;
  const text = with_message ? run.rows.texts[run.rows.message[row]] : run.rows.description(row);
  return h('li', {}, chip(run.rows.status[row]), ' ',
    h('a', { href: app.row_link(row), 'data-row': row }, `${run.method_name(run.rows.method[row])} `, h('b', {}, run.rows.id(row))), ' ',
    h('span', { class: 'soft' }, text));
}
