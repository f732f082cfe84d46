// The last runs of this program, the newest last.
import { h } from '../dom.js';
import { count_of, ORDER, SLUGS, SYMBOLS } from '../marks.js';
import { STATUSES } from '../rows.js';
import { duration, number, t } from '../text.js';
import { chart, colour } from './chart.js';

const COLOURS = { passed: 'passed', failed: 'failed', broken: 'broken', flaky: 'link' };

export function history_view(app) {
  const runs = app.run.meta.history ?? [];
  if (!runs.length) return h('p', { class: 'empty' }, t('history.none'));
  return h('section', { id: 'history' }, h('h2', {}, t('history.trend')), trend(runs), runs_table(runs));
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
    h('tbody', {}, runs.map((run) => h('tr', {}, h('th', { scope: 'row' }, run.started), ORDER.map((status) => h('td', { class: 'number' }, number(count_of(run.summary, status)))), h('td', { class: 'number' }, duration(run.seconds)))))));
}
