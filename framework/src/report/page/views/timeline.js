// A time line: lanes below each other over one axis of time, and the same as text.
import { h, svg } from '../dom.js';
import { t } from '../text.js';

const WIDTH = 960;
const LEFT = 150; // of the first lane's band; lanes' names stand before it
const TRACK = 20;
const MOST_TRACKS = 12;

/** Items of a lane in tracks, so that none covers another. */
function tracks_of(lane, x) {
  const items = [
    ...lane.bands.map((band) => ({ ...band, x1: x(band.from), x2: Math.max(x(band.to), x(band.from) + 2), label: band.text })),
    ...lane.marks.map((mark) => ({ ...mark, mark: true, x1: x(mark.at) - 5, x2: x(mark.at) + 5, label: '' })),
  ].sort((a, b) => a.x1 - b.x1);
  const ends = [];
  for (const item of items) {
    let track = ends.findIndex((end) => end <= item.x1 + 0.5 || item.mark);
    if (track < 0) track = ends.length < MOST_TRACKS ? ends.length : MOST_TRACKS - 1;
    ends[track] = Math.max(ends[track] ?? 0, item.x2);
    item.track = track;
  }
  return { items, count: Math.max(ends.length, 1) };
}

function told(item, unit) {
  const at = (seconds) => `${Number(seconds.toPrecision(6))} ${unit}`;
  return item.mark ? `${at(item.at)}: ${item.text}` : `${at(item.from)} – ${at(item.to)}: ${item.text}`;
}

function steps(from, to) {
  const rough = (to - from) / 8;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * unit).find((one) => one >= rough);
  const ticks = [];
  for (let at = Math.ceil(from / step) * step; at <= to + step / 1e6 && ticks.length < 20; at += step) ticks.push(Number(at.toPrecision(12)));
  return ticks;
}

export function timeline(name, line) {
  const x = (time) => LEFT + ((time - line.from) / (line.to - line.from)) * (WIDTH - LEFT - 10);
  const drawing = svg('g');
  const texts = [];
  let y = 4;
  for (const lane of line.lanes) {
    const { items, count } = tracks_of(lane, x);
    const label = svg('text', { class: 'tl-lane', x: 4, y: y + 15 }, lane.name.length > 20 ? `${lane.name.slice(0, 19)}…` : lane.name, svg('title', {}, lane.name));
    drawing.append(label, ...items.map((item) => item_of(item, y, line.unit)));
    y += count * TRACK + 6;
    drawing.append(svg('line', { class: 'tl-grid', x1: 0, x2: WIDTH, y1: y - 3, y2: y - 3 }));
    texts.push(h('li', {}, lane.name, items.length > 0 && h('ul', {}, items.map((item) => h('li', {}, told(item, line.unit))))));
  }
  const axis = steps(line.from, line.to).map((tick) => [
    svg('line', { class: 'tl-grid', x1: x(tick), x2: x(tick), y1: 0, y2: y }),
    svg('text', { class: 'tl-tick', x: x(tick), y: y + 14 }, `${tick} ${line.unit}`)]);
  return h('figure', { class: 'timeline' }, h('figcaption', {}, name),
    h('div', { class: 'wide' }, svg('svg', { role: 'img', viewBox: `0 0 ${WIDTH} ${y + 20}`, 'aria-label': `${name}; ${t('outages.text')}` }, axis, drawing)),
    h('details', {}, h('summary', {}, t('outages.text')), h('ul', {}, texts)));
}

function item_of(item, top, unit) {
  const y = top + item.track * TRACK;
  const group = svg('g', { class: `tl-${item.kind}` }, svg('title', {}, told(item, unit)));
  if (item.mark) {
    const middle = (item.x1 + item.x2) / 2;
    group.append(svg('path', { d: `M${middle} ${y + 3} l5 5 -5 5 -5 -5z` }));
    return group;
  }
  group.append(svg('rect', { x: item.x1, y: y + 1, width: item.x2 - item.x1, height: TRACK - 4, rx: 2 }));
  const room = Math.floor((item.x2 - item.x1 - 8) / 6.6);
  if (room > 2) group.append(svg('text', { x: item.x1 + 4, y: y + 13 }, item.label.length > room ? `${item.label.slice(0, room - 1)}…` : item.label));
  return group;
}
