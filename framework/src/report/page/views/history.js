// The last runs of this program, the newest last.
import { h } from '../dom.js';
import { count_of, ORDER, SLUGS, SYMBOLS } from '../marks.js';
import { STATUSES } from '../rows.js';
import { duration, number, t } from '../text.js';
import { chart, colour } from './chart.js';

const COLOURS = { passed: 'passed', failed: 'failed', broken: 'broken', flaky: 'link' };

export function history_view(app) {
  const { meta } = app.run;
  const runs = [...meta.history, { started: meta.started, revision: meta.revision, summary: meta.summary, seconds: meta.seconds }];
  return h('section', { id: 'history' }, h('h2', {}, t('history.trend')), trend(runs), runs_table(runs),
    meta.unsteady.length > 0 && [h('h2', {}, t('history.unsteady')), unsteady(app)]);
}

/** Rows whose verdict changed from run to run. */
function unsteady(app) {
  return h('div', { class: 'wide' }, h('table', { class: 'plain' },
    h('thead', {}, h('tr', {}, ['column.id', 'history.switches', 'history.flaky'].map((key) => h('th', { scope: 'col' }, t(key))))),
    h('tbody', {}, app.run.meta.unsteady.map((row) => h('tr', {},
      h('th', { scope: 'row' }, h('a', { href: app.state.link({ row: row.name }) }, row.name)), h('td', { class: 'number' }, row.switches), h('td', { class: 'number' }, row.flaky))))));
}

function trend(runs) {
  const statuses = Object.keys(COLOURS).map((name) => STATUSES.indexOf(name));
  const told = runs.map((run) => `${run.started}: ${ORDER.map((status) => `${count_of(run.summary, status)} ${STATUSES[status]}`).join(', ')}`).join('; ');
  return chart(told, {
    scales: { x: { time: false }, y: { range: (_, __, most) => [0, most * 1.1 || 1] } },
    series: [{}, ...statuses.map((status) => ({ label: STATUSES[status], stroke: colour(COLOURS[STATUSES[status]]), width: 2 }))],
    axes: [{ values: (_, all) => all.map((at) => (Number.isInteger(at) ? runs[at - 1]?.started?.slice(5, 16) ?? '' : '')) }, { size: 70 }],
  }, [runs.map((_, i) => i + 1), ...statuses.map((status) => runs.map((run) => count_of(run.summary, status)))]);
}

function runs_table(runs) {
  return h('div', { class: 'wide' }, h('table', { class: 'plain' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('history.run')), ORDER.map((status) => h('th', { scope: 'col', class: `on-${SLUGS[status]}` }, `${SYMBOLS[status]} ${t(STATUSES[status])}`)), h('th', { scope: 'col' }, t('history.duration')))),
    h('tbody', {}, runs.map((run) => h('tr', {}, h('th', { scope: 'row' }, run.started, ' ', h('span', { class: 'soft' }, run.revision)), ORDER.map((status) => h('td', { class: 'number' }, number(count_of(run.summary, status)))), h('td', { class: 'number' }, duration(run.seconds)))))));
}
