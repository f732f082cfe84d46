// What goes on at this moment, in a page that is shown live.
import { h } from '../dom.js';
import { duration, number, t } from '../text.js';

export function live_words({ live, summary }) {
  if (live.trouble) return live.trouble;
  if (live.finished) return t('live.finished');
  if (live.interrupted) return t('live.interrupted');
  return t('live.running', number(summary.reported), number(summary.planned));
}

export function live_view(run) {
  const { live, summary } = run.meta;
  if (!live) return null;
  const done = summary.planned > 0 ? Math.min(summary.reported / summary.planned, 1) : 0;
  return h('div', { class: 'live', 'data-finished': String(live.finished) },
    h('p', { role: 'status' }, live.finished && live_words(run.meta), run.connected === false && h('span', { class: 'chip broken' }, t('live.disconnected'))),
    !live.finished && h('progress', { max: '1', value: String(done), 'aria-label': t('live.progress') }),
    !live.finished && live.running.length > 0 && h('ul', { class: 'running' }, live.running.map((row) =>
      h('li', {}, h('span', { class: 'soft' }, duration(row.seconds)), ` ${row.method}[${row.row}]`))));
}
