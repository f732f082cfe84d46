// The verdict and what the run was.
import { h } from '../dom.js';
import { command, count_of, ORDER, SLUGS, SYMBOLS } from '../marks.js';
import { STATUSES } from '../rows.js';
import { rerun_failures } from '../shell.js';
import { duration, number, t, verdict } from '../text.js';

export function header(app) {
  const { meta } = app.run;
  const { summary } = meta;
  const bad = summary.failed + summary.broken > 0;
  const colour = summary.green ? 'green' : bad ? 'red' : 'amber';
  return h('header', { class: colour },
    h('p', { class: 'program' }, meta.program),
    h('h1', {}, h('span', { class: 'sign', 'aria-hidden': 'true' }, summary.green ? '✓' : bad ? '✗' : '!'), ' ', verdict(meta)),
    h('p', { class: 'account' }, meta.account),
    counts(app, summary),
    gates(meta),
    facts(meta),
    bad && meta.executable && command(t('rerun.failures'), rerun_failures(meta)));
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

function shards(meta) {
  if (meta.shard) return t('shard.only', meta.shard, meta.shards);
  if (!meta.shardsJoined) return '';
  return meta.shardsMissing?.length ? t('shard.missing', meta.shardsMissing.join(', '), meta.shardsJoined) : t('shard.all', meta.shardsJoined);
}

function facts(meta) {
  const all = [
    ['passRate', pass_rate(meta.summary)], ['started', meta.started], ['took', duration(meta.seconds)], ['host', meta.host],
    ['shard', shards(meta)], ['seed', meta.seed === undefined ? '' : `--shuffle=${meta.seed}`], ['compiler', meta.compiler],
    ['boost', meta.boost], ['revision', meta.revision], ['testres', meta.testres],
    meta.commandLine ? ['commandLine', meta.commandLine] : ['executable', meta.executable], ['offbeat', meta.offbeat],
  ];
  return h('dl', { class: 'facts' }, all.filter(([, value]) => value).map(([key, value]) =>
    h('div', {}, h('dt', {}, t(`fact.${key}`)), h('dd', {}, value))));
}
