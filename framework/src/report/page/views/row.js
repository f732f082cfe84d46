// One row, opened beside whatever is in sight.
import { h, replace } from '../dom.js';
import { chip, command, SYMBOLS } from '../marks.js';
import { STATUSES } from '../rows.js';
import { rerun_row } from '../shell.js';
import { duration, t } from '../text.js';
import { attachments } from './attachments.js';
import { beside, sides_of } from './difference.js';

/** Fills the panel with the row of that name, and puts the focus there. */
export async function show_row(app, panel, name) {
  const { run } = app;
  const row = run.find_row(name);
  if (row < 0) {
    replace(panel, bar(app, null), h('p', { class: 'notice' }, t('row.unknown', name)));
    return;
  }
  const details = await run.details.of(run.rows.detail[row]);
  if (app.state.now.row !== name) return; // another was opened while this one was unpacked
  const title = h('h2', { tabindex: '-1', id: 'row-title' }, chip(run.rows.status[row]), ' ', h('code', {}, run.rows.id(row)));
  replace(panel, bar(app, row), title, facts(run, row), details ? contents(run, row, details) : h('p', { class: 'notice' }, t('row.noDetails')), rerun(run, row, details));
  title.focus({ preventScroll: true });
}

function bar(app, row) {
  const step = (by, key) => h('button', { type: 'button', onclick: () => app.step(by), disabled: row === null }, t(key));
  return h('p', { class: 'bar' },
    h('button', { type: 'button', id: 'close', onclick: () => app.close() }, `✕ ${t('row.close')}`), step(-1, 'row.previous'), step(1, 'row.next'),
    row !== null && h('a', { href: app.row_link(row) }, t('row.link')));
}

function facts(run, row) {
  const { rows } = run;
  const all = [
    [t('column.method'), run.method_name(rows.method[row])], [t('row.source'), rows.source(row)],
    [t('facet.group'), run.group_names(row).join(', ')],
    [t('row.seconds'), duration(rows.seconds(row))], [t('row.start'), duration(rows.at[row] / 1000)],
    [t('row.worker'), rows.worker[row] ? String(rows.worker[row]) : ''], [t('facet.shard'), rows.shard[row] ? String(rows.shard[row]) : ''],
    [t('facet.attempt'), String(rows.attempts[row] + 1)],
  ];
  return h('dl', { class: 'facts' }, all.filter(([, value]) => value).map(([key, value]) => h('div', {}, h('dt', {}, key), h('dd', {}, value))));
}

function contents(run, row, details) {
  return [
    details.description && h('p', { class: 'description' }, details.description),
    details.failures.length > 0 && [h('h3', {}, t('row.failures')), failures(details)],
    details.cause && [h('h3', {}, t('row.cause')), h('pre', {}, details.cause)],
    details.parameters.length > 0 && [h('h3', {}, t('row.parameters')), parameters(details)],
    details.attachments.length > 0 && [h('h3', {}, t('row.attachments')), attachments(details)],
    details.attempts && [h('h3', {}, t('row.attempts')), attempts(run, row, details)],
    details.labels.length > 0 && [h('h3', {}, t('row.labels')), h('table', { class: 'plain' }, details.labels.map(({ name, value }) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value))))],
    details.history && [h('h3', {}, t('row.history')), history(details.history)],
  ].flat(Infinity);
}

function failures(details) {
  return [
    ...details.failures.map((failure) => {
      const sides = sides_of(failure);
      return h('div', { class: 'failure' }, h('p', { class: 'soft' }, failure.kind, failure.source && [` ${t('row.at')} `, h('code', {}, failure.source)]),
        h('pre', {}, failure.message), sides && beside(...sides));
    }),
    details.moreFailures && h('p', { class: 'soft' }, t('row.more', details.moreFailures)),
  ];
}

function parameters(details) {
  return h('table', { class: 'plain parameters' }, details.parameters.map((one) =>
    h('tr', {}, h('th', { scope: 'row' }, one.name), h('td', {}, value(one.value)), h('td', { class: 'soft' }, one.source ?? ''))),
  details.moreParameters && h('tr', {}, h('td', { colspan: '3' }, t('row.more', details.moreParameters))));
}

/** A value as the driver's language shows it: null, absent and empty stand out, and blanks at the ends are seen. */
export function value(shown) {
  if (shown === 'null' || shown === 'absent') return h('em', { class: 'special', title: t(`value.${shown}`) }, shown);
  if (shown === '""') return h('em', { class: 'special', title: t('value.empty') }, shown);
  const blanks = /^"( *)([^]*?)( *)"$/.exec(shown);
  if (!blanks || (!blanks[1] && !blanks[3])) return h('code', {}, shown);
  const seen = (text) => text && h('span', { class: 'blank', title: t('value.blanks') }, '␣'.repeat(text.length));
  return h('code', {}, '"', seen(blanks[1]), blanks[2], seen(blanks[3]), '"');
}

function attempts(run, row, details) {
  return h('ol', {}, details.attempts.map((attempt) =>
    h('li', {}, chip(STATUSES.indexOf(attempt.status)), ` ${duration(attempt.seconds)}`, attempt.cause && h('pre', {}, attempt.cause), failures(attempt))),
  h('li', {}, chip(run.rows.status[row]), ` ${duration(run.rows.seconds(row))}`));
}

/** The newest last, as time goes. */
function history(runs) {
  return h('ol', { class: 'past' }, runs.map(({ status, started, seconds }) =>
    h('li', { title: `${started} ${t(status)}` }, SYMBOLS[STATUSES.indexOf(status)], ' ', h('span', { class: 'soft' }, `${started} ${t(status)}${seconds === undefined ? '' : ` ${duration(seconds)}`}`))));
}

function rerun(run, row, details) {
  if (!run.rows.id(row)) return h('p', { class: 'notice' }, t('row.noId'));
  return run.meta.executable || details?.rerun ? command(t('rerun.row'), details?.rerun || rerun_row(run, row)) : null;
}
