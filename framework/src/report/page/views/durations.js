// Where the time went.
import uPlot from 'uplot';
import { h } from '../dom.js';
import { number, duration, t } from '../text.js';
import { chart, colour } from './chart.js';
import { row_item } from './failures.js';

const MOST = 20;

export function durations_view(app) {
  return h('section', { id: 'durations' },
    h('h2', {}, t('durations.histogram')), histogram(app),
    h('h2', {}, t('durations.phases')), by_method(app),
    h('h2', {}, t('durations.slowest')), slowest(app),
    h('h2', {}, t('durations.workers')), workers(app),
    h('h2', {}, t('durations.flaky')), flaky(app));
}

/** Each class is a third of a power of ten wide. */
function histogram(app) {
  const { micros } = app.run.rows;
  const counts = new Map();
  for (const row of app.chosen.rows) {
    const at = Math.floor(Math.log10(Math.max(micros[row], 1)) * 3);
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  if (!counts.size) return h('p', {}, '–');
  const first = Math.min(...counts.keys());
  const classes = Array.from({ length: Math.max(...counts.keys()) - first + 1 }, (_, i) => first + i);
  const begin = (at) => duration(Number((10 ** (at / 3)).toPrecision(2)) / 1e6);
  const told = classes.map((at) => `≥ ${begin(at)}: ${counts.get(at) ?? 0}`).join('; ');
  return chart(told, {
    scales: { x: { time: false, range: [first - 1, first + classes.length] }, y: { range: (_, __, most) => [0, most * 1.05] } },
    series: [{}, { stroke: colour('link'), fill: colour('passed-bg'), paths: uPlot.paths.bars({ size: [0.9, 60] }), points: { show: false } }],
    axes: [{ values: (_, all) => all.map((at) => (Number.isInteger(at) ? begin(at) : '')) }, { size: 70 }],
  }, [classes, classes.map((at) => counts.get(at) ?? 0)]);
}

function quantile(sorted, share) {
  return sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] / 1e6;
}

function by_method(app) {
  const { rows, meta } = app.run;
  const all = meta.methods.map(() => []);
  for (const row of app.chosen.rows) all[rows.method[row]].push(rows.micros[row]);
  const shares = [0.5, 0.9, 0.99, 1];
  return h('div', { class: 'wide' }, h('table', { class: 'plain' },
    h('thead', {}, h('tr', {}, [t('column.method'), t('durations.rows'), '50 %', '90 %', '99 %', '100 %', t('durations.total')].map((one) => h('th', { scope: 'col' }, one)))),
    h('tbody', {}, all.map((micros, method) => {
      if (!micros.length) return null;
      const sorted = Float64Array.from(micros).sort();
      return h('tr', {}, h('th', { scope: 'row' }, app.run.method_name(method)), h('td', { class: 'number' }, number(micros.length)),
        shares.map((share) => h('td', { class: 'number' }, duration(quantile(sorted, share)))),
        h('td', { class: 'number' }, duration(sorted.reduce((a, b) => a + b, 0) / 1e6)));
    }))));
}

/** The longest, without sorting all. */
function longest(app) {
  const { micros } = app.run.rows;
  let best = [];
  for (const row of app.chosen.rows) {
    if (best.length === MOST && micros[row] <= micros[best[MOST - 1]]) continue;
    best.push(row);
    best.sort((a, b) => micros[b] - micros[a]);
    best = best.slice(0, MOST);
  }
  return best;
}

function slowest(app) {
  return h('ol', { class: 'slowest' }, longest(app).map((row) => {
    const item = row_item(app, row);
    item.prepend(h('span', { class: 'number' }, duration(app.run.rows.seconds(row))), ' ');
    return item;
  }));
}

/** How busy each worker was: the share of each moment in which it ran a row, drawn as a line of shades. */
function workers(app) {
  const { rows, meta } = app.run;
  const SLOTS = 400;
  const whole = Math.max(meta.seconds * 1000, 1);
  const busy = new Map();
  for (const row of app.chosen.rows) {
    const worker = rows.worker[row];
    if (!busy.has(worker)) busy.set(worker, new Float64Array(SLOTS));
    const slots = busy.get(worker);
    const from = (rows.at[row] / whole) * SLOTS;
    const to = ((rows.at[row] + rows.micros[row] / 1000) / whole) * SLOTS;
    for (let slot = Math.max(Math.floor(from), 0); slot < Math.min(to, SLOTS); slot++) slots[slot] += Math.max(Math.min(to, slot + 1) - Math.max(from, slot), 0);
  }
  return h('div', { class: 'workers' }, [...busy].sort(([a], [b]) => a - b).map(([worker, slots]) => {
    const share = slots.reduce((sum, one) => sum + Math.min(one, 1), 0) / SLOTS;
    const name = worker ? t('durations.worker', worker) : t('durations.program');
    return h('div', { class: 'worker' }, h('span', {}, name), strip(slots, `${name}: ${Math.round(share * 100)} %`), h('span', { class: 'number' }, `${Math.round(share * 100)} %`));
  }));
}

function strip(slots, told) {
  const canvas = h('canvas', { width: slots.length, height: 16, role: 'img', 'aria-label': told });
  const context = canvas.getContext('2d');
  context.fillStyle = colour('link');
  slots.forEach((share, slot) => {
    context.globalAlpha = Math.min(share, 1);
    context.fillRect(slot, 0, 1, 16);
  });
  return canvas;
}

function flaky(app) {
  const { rows } = app.run;
  const found = [];
  for (const row of app.chosen.rows) {
    if (rows.attempts[row] > 0 || rows.status[row] === 5) found.push(row);
    if (found.length === 200) break;
  }
  if (!found.length) return h('p', {}, t('durations.flaky.none'));
  return h('ul', { id: 'flaky' }, found.map((row) => row_item(app, row)));
}
