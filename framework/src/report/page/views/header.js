// The verdict and what the run was.
import { h } from '../dom.js';
import { command, count_of, ORDER, SLUGS, SYMBOLS } from '../marks.js';
import { STATUSES } from '../rows.js';
import { account, duration, gate_words, number, t, ungated_words, verdict } from '../text.js';
import { live_view, live_words } from './live.js';

export function header(app) {
  const { meta } = app.run;
  const { summary } = meta;
  const bad = summary.failed + summary.broken > 0;
  const ended = !meta.live || meta.live.finished; // until then nothing is green
  const colour = summary.green && ended ? 'green' : bad ? 'red' : 'amber';
  const sign = bad ? '✗' : !ended ? '…' : summary.green ? '✓' : '!';
  return h('header', { class: colour },
    h('p', { class: 'program' }, meta.program),
    h('h1', {}, h('span', { class: 'sign', 'aria-hidden': 'true' }, sign), ' ', ended ? verdict(meta) : live_words(meta)),
    h('p', { class: 'account' }, account(meta)),
    counts(app, summary),
    gates(meta),
    live_view(app.run),
    facts(meta),
    meta.rerunFailures && command(t('rerun.failures'), meta.rerunFailures));
}

/** Every usual verdict is counted, the noughts too: that nothing was skipped is news. Each leads to its rows. */
function counts(app, summary) {
  const seldom = [5, 6];
  return h('ul', { class: 'counts' }, ORDER.filter((status) => count_of(summary, status) > 0 || !seldom.includes(status)).map((status) => {
    const count = count_of(summary, status);
    const content = [h('b', {}, number(count)), ` ${SYMBOLS[status]} ${t(STATUSES[status])}`];
    return h('li', { class: count > 0 ? SLUGS[status] : 'none', 'data-status': STATUSES[status], 'data-count': count },
      count > 0 ? h('a', { href: app.rows_link({ status: [STATUSES[status]] }) }, content) : content);
  }));
}

function gates(meta) {
  if (!meta.gates.length) return null;
  const all = meta.gates.map((gate) => [gate.green, gate_words(gate)]);
  if (meta.ungated) all.push([false, ungated_words(meta)]);
  return h('ul', { class: 'gates' }, all.map(([green, words]) =>
    h('li', {}, h('span', { class: `chip ${green ? 'passed' : 'failed'}` }, green ? `✓ ${t('gate.green')}` : `✗ ${t('gate.red')}`), ' ', words)));
}

/** Of a run that was joined of shards: whether all of them are here. What is missing stands among its rows. */
function shards(meta) {
  if (meta.shard) return t('shard.only', meta.shard, meta.of);
  if (!meta.shards) return '';
  const { joined, missing } = meta.shards;
  return missing.length ? t('shard.missing', missing.join(', '), joined + missing.length) : t('shard.all', joined);
}

function facts(meta) {
  const all = [
    ['passRate', meta.passRate === null ? '–' : `${meta.passRate} %`], ['started', meta.started], ['took', duration(meta.seconds)], ['host', meta.host],
    ['shard', shards(meta)], ['seed', meta.seed === undefined ? '' : `--shuffle=${meta.seed}`], ['compiler', meta.compiler],
    ['boost', meta.boost], ['revision', meta.revision], ['testres', meta.testres],
    meta.commandLine ? ['commandLine', meta.commandLine] : ['executable', meta.executable], ['offbeat', meta.offbeat],
  ];
  return h('dl', { class: 'facts' }, all.filter(([, value]) => value).map(([key, value]) =>
    h('div', {}, h('dt', {}, t(`fact.${key}`)), h('dd', {}, value))));
}
