// The verdict and what the run was.
import { h } from '../dom.js';
import { command, count_of, ORDER, SLUGS, SYMBOLS } from '../marks.js';
import { STATUSES } from '../rows.js';
import { duration, number, t, verdict } from '../text.js';
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
    h('p', { class: 'account' }, meta.account),
    counts(app, summary),
    gates(meta),
    live_view(app.run),
    facts(app.run),
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
  return h('ul', { class: 'gates' }, meta.gates.map((gate) =>
    h('li', {}, h('span', { class: `chip ${gate.green ? 'passed' : 'failed'}` }, gate.green ? `✓ ${t('gate.green')}` : `✗ ${t('gate.red')}`), ' ', gate.text)));
}

/** Rounded down, so that what failed never looks as if all had passed. */
export function pass_rate(summary) {
  const judged = summary.passed + summary.flaky + summary.failed + summary.broken;
  return judged === 0 ? '–' : `${Math.floor(((summary.passed + summary.flaky) / judged) * 10000) / 100} %`;
}

/** Of a run that was joined of shards: whether all of them are here. What is missing stands among its rows. */
function shards({ meta, rows }) {
  if (meta.shard) return t('shard.only', meta.shard, meta.shards);
  const here = new Set(rows.shard.subarray(0, rows.count));
  here.delete(0);
  if (!here.size) return '';
  const missing = [];
  const merge = meta.methods.findIndex((method) => method.class === 'Shards' && method.method === 'merge');
  if (merge >= 0) {
    rows.each_text((row, id) => {
      const shard = rows.method[row] === merge && /^shard_(\d+)$/.exec(id);
      if (shard && !here.has(Number(shard[1]))) missing.push(shard[1]);
    });
  }
  const all = Math.max(...here, ...missing);
  return missing.length ? t('shard.missing', missing.join(', '), all) : t('shard.all', all);
}

function facts(run) {
  const { meta } = run;
  const all = [
    ['passRate', pass_rate(meta.summary)], ['started', meta.started], ['took', duration(meta.seconds)], ['host', meta.host],
    ['shard', shards(run)], ['seed', meta.seed === undefined ? '' : `--shuffle=${meta.seed}`], ['compiler', meta.compiler],
    ['boost', meta.boost], ['revision', meta.revision], ['testres', meta.testres],
    meta.commandLine ? ['commandLine', meta.commandLine] : ['executable', meta.executable], ['offbeat', meta.offbeat],
  ];
  return h('dl', { class: 'facts' }, all.filter(([, value]) => value).map(([key, value]) =>
    h('div', {}, h('dt', {}, t(`fact.${key}`)), h('dd', {}, value))));
}
