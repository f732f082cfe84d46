// What goes on at this moment, above all else while a run is shown live.
import { h } from '../dom.js';
import { duration, number, t } from '../text.js';

export function live_view(app) {
  const { meta, connected } = app.run;
  const { live, summary } = meta;
  if (!live) return null;
  const done = summary.planned > 0 ? Math.min(summary.reported / summary.planned, 1) : 0;
  const words = live.trouble || (live.finished ? t('live.finished') : live.interrupted ? t('live.interrupted') : t('live.running', number(summary.reported), number(summary.planned)));
  return h('div', { class: 'live', role: 'status', 'data-finished': live.finished },
    h('p', {}, words, !connected && h('span', { class: 'chip broken' }, t('live.disconnected'))),
    !live.finished && h('progress', { max: '1', value: String(done), 'aria-label': t('live.progress') }),
    !live.finished && live.running.length > 0 && h('ul', { class: 'running' }, live.running.map((row) =>
      h('li', {}, h('span', { class: 'soft' }, duration(row.seconds)), ' ', `${row.method}[${row.id}]`))));
}
