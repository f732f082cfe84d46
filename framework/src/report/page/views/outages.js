// Scenarios: rows that carry a time line. What was struck when, what requests felt of it, what the logs say.
import { h } from '../dom.js';
import { chip } from '../marks.js';
import { duration, t } from '../text.js';
import { attachments, table } from './attachments.js';
import { bands_behind, chart, colour } from './chart.js';
import { timeline } from './timeline.js';

const OPEN = 3; // so many are drawn at once, the others when they are opened
const LABELS = [['fault', 'fault'], ['moment', 'moment'], ['retries', 'retries'], ['recovered', 'recovered'], ['verdict', 'verdict']];

export function outages_view(app) {
  const { run } = app;
  const scenarios = [...app.chosen.rows].filter((row) => run.rows.drawn[row]);
  if (!scenarios.length) return h('p', { class: 'empty' }, t('outages.none'));
  return h('section', { id: 'outages' }, scenarios.map((row, i) => scenario(app, row, i < OPEN)));
}

function scenario(app, row, open) {
  const { run } = app;
  const inside = h('div', { class: 'inside' });
  const element = h('details', { class: 'scenario', 'data-row': row, ontoggle: () => element.open && fill() },
    h('summary', {}, chip(run.rows.status[row]), ' ', h('b', {}, run.rows.id(row)), ' ', run.rows.description(row), ' ',
      h('span', { class: 'soft' }, duration(run.rows.seconds(row)))), inside);
  async function fill() {
    if (inside.childElementCount) return;
    const details = await run.details.of(run.rows.detail[row]);
    inside.replaceChildren(...(details ? contents(app, row, details) : [h('p', { class: 'notice' }, t('row.noDetails'))]));
  }
  if (open) element.open = true; // which toggles it
  return element;
}

function contents(app, row, details) {
  const line = details.attachments.find((one) => one.timeline);
  const books = details.attachments.find((one) => one.table && one.name === 'books');
  const logs = details.attachments.filter((one) => one.text !== undefined && stamped(one));
  const rest = details.attachments.filter((one) => one !== line && one !== books);
  const labels = LABELS.map(([label, key]) => [key, details.labels.find((one) => one.name === label)?.value]).filter(([, value]) => value);
  return [
    h('dl', { class: 'facts' }, labels.map(([key, value]) => h('div', {}, h('dt', {}, t(`outages.${key}`)), h('dd', {}, value)))),
    line ? [latency(line.timeline), timeline(line.name, line.timeline)] : '', // where it can't be read, its text is below
    books ? table(books.name, books.table) : '',
    evidence(logs),
    interleaved(logs),
    ...attachments({ attachments: rest }),
    h('p', {}, h('a', { href: app.row_link(row) }, t('row.link'))),
  ].flat().filter(Boolean);
}

/** Requests are points at the moment when they were sent, as high as they took; behind them the outage and recovery. */
function latency(line) {
  const lanes = line.lanes.filter((lane) => /request|load|client/i.test(lane.name));
  const requests = lanes.flatMap((lane) => lane.bands).sort((a, b) => a.from - b.from);
  if (!requests.length) return '';
  const shade = { bad: 'failed-bg', warn: 'broken-bg', good: 'passed-bg', neutral: 'skipped-bg' };
  const bands = line.lanes.filter((lane) => !lanes.includes(lane)).flatMap((lane) => lane.bands).map((band) => ({ ...band, colour: colour(shade[band.kind]) }));
  const good = requests.map((one) => (one.kind === 'good' ? one.to - one.from : null));
  const bad = requests.map((one) => (one.kind === 'good' ? null : one.to - one.from));
  const series = (name, dash) => ({ stroke: colour(name), width: 0, points: { show: true, size: 9, fill: colour(name), stroke: colour(name) }, dash });
  const told = requests.slice(0, 20).map((one) => `${one.from.toFixed(3)}: ${(one.to - one.from).toFixed(3)} ${line.unit} ${one.text}`).join('; ');
  return h('figure', {}, h('figcaption', {}, t('outages.latency')), chart(told, {
    scales: { x: { time: false, range: [line.from, line.to] }, y: { range: (_, __, most) => [0, most * 1.15 || 1] } },
    series: [{}, series('passed'), series('failed')],
    axes: [{ values: (_, all) => all.map((one) => `${one} ${line.unit}`) }, { size: 70, values: (_, all) => all.map((one) => `${Number(one.toPrecision(3))} ${line.unit}`) }],
    hooks: { drawClear: [bands_behind(bands)] },
  }, [requests.map((one) => one.from), good, bad], 170));
}

const STAMP = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?: ?UTC| ?GMT|Z|[+-]\d\d:?\d\d)?/;
const stamped = (one) => STAMP.test(one.text);

/** Lines of all logs that tell when, in the order of time; lines without a time stay behind the one before. */
function lines_of(logs) {
  const lines = [];
  for (const log of logs) {
    let time = 0;
    for (const line of log.text.split('\n')) {
      if (!line) continue;
      const stamp = STAMP.exec(line)?.[0];
      const parsed = stamp ? Date.parse(stamp.replace(/ ?(UTC|GMT)$/, 'Z').replace(' ', 'T').replace(',', '.')) : NaN;
      if (!Number.isNaN(parsed)) time = parsed;
      lines.push({ time, log: log.name, line, stamp });
    }
  }
  return lines.map((one, i) => [one, i]).sort(([a, i], [b, j]) => a.time - b.time || i - j).map(([one]) => one);
}

function log_table(caption, lines) {
  return h('div', { class: 'wide' }, h('table', { class: 'plain log' }, h('caption', {}, caption), h('tbody', {}, lines.map((one) =>
    h('tr', {}, h('td', { class: 'soft' }, one.log), h('td', {}, h('code', {}, one.line)))))));
}

function evidence(logs) {
  const lines = lines_of(logs).filter((one) => /retry|retrying|attempt|refused|reconnect/i.test(one.line));
  return lines.length ? log_table(t('outages.evidence'), lines.slice(0, 100)) : '';
}

function interleaved(logs) {
  if (!logs.length) return '';
  return h('details', {}, h('summary', {}, t('outages.logs')), log_table(t('outages.logs'), lines_of(logs).slice(0, 2000)));
}
