// Which illegal values were sent: attribute × class of illegality, with holes, sums and where the values come from.
import { h } from '../dom.js';
import { number, t } from '../text.js';

/** What became of a case: refused as it should be, accepted, refused for another reason, anything else. */
const CLASSES = [
  ['refused', '✓', 'passed'],
  ['accepted', '✗', 'failed'],
  ['wrong', '≠', 'broken'],
  ['other', '!', 'skipped'],
];

function class_of(run, row) {
  const outcome = run.rows.texts[run.rows.outcome[row]];
  if (outcome === 'accepted') return 1;
  if (outcome === 'wrong reason') return 2;
  return run.rows.status[row] === 0 || run.rows.status[row] === 5 ? 0 : 3;
}

/** The cells of a method's matrix: `lines` and `kinds` by name, `cells` by `line\nkind`, each counts by class. */
export function matrix_of(run, method) {
  const plan = run.meta.methods[method];
  const lines = new Map(plan.dimensions.map((name) => [name, 0]));
  lines.set('(null request)', 0);
  const kinds = new Map();
  const cells = new Map();
  let total = 0;
  for (let row = 0; row < run.rows.count; row++) {
    if (run.rows.method[row] !== method) continue;
    const line = run.rows.texts[run.rows.attribute[row]];
    const kind = run.rows.texts[run.rows.kind[row]];
    const key = `${line}\n${kind}`;
    if (!cells.has(key)) cells.set(key, [0, 0, 0, 0]);
    cells.get(key)[class_of(run, row)]++;
    lines.set(line, (lines.get(line) ?? 0) + 1);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    total++;
  }
  return { plan, lines, kinds, cells, total, nulls: lines.get('(null request)') };
}

/** `1 + 52 = 53 planned = 53 run` */
export function addition({ plan, total, nulls }) {
  const sum = `${nulls} + ${total - nulls}`;
  if (!('planned' in plan)) return `${sum} = ${total} ${t('matrix.run')}`;
  const joint = total === plan.planned ? '=' : '≠';
  return `${sum} ${joint} ${plan.planned} ${t('matrix.planned')} ${joint} ${total} ${t('matrix.run')}`;
}

export function matrix_view(app) {
  const methods = app.run.meta.methods.map((method, i) => [method, i]).filter(([method]) => method.dimensions.length > 0);
  if (!methods.length) return h('p', { class: 'empty' }, t('matrix.none'));
  return h('section', { id: 'matrix' }, h('p', { class: 'legend' }, CLASSES.map(([name, symbol, slug]) => h('span', { class: `chip ${slug}` }, `${symbol} ${t(`matrix.${name}`)}`)),
    h('span', { class: 'chip hole' }, t('matrix.hole'))), methods.map(([, i]) => one_matrix(app, i)));
}

function one_matrix(app, method) {
  const matrix = matrix_of(app.run, method);
  const { plan, lines, kinds, total } = matrix;
  const name = `${plan.class}.${plan.method}`;
  return h('section', { class: 'method', 'data-method': name },
    h('h2', {}, h('code', {}, name)), plan.description && h('p', {}, plan.description),
    h('div', { class: 'wide' }, h('table', { class: 'matrix' }, h('caption', {}, t('matrix.caption')),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('matrix.attribute')), [...kinds.keys()].map((kind) => h('th', { scope: 'col' }, kind)), h('th', { scope: 'col' }, t('matrix.total')))),
      h('tbody', {}, [...lines].map(([line, sum]) => matrix_line(app, matrix, name, line, sum))),
      h('tfoot', {}, h('tr', {}, h('th', { scope: 'row' }, t('matrix.total')), [...kinds.values()].map((sum) => h('td', { class: 'sum' }, number(sum))), h('td', { class: 'sum total' }, number(total)))))),
    h('p', { class: 'addition' }, addition(matrix)),
    plan.formula && h('p', { class: 'formula' }, plan.formula),
    origin(plan));
}

function matrix_line(app, { plan, cells, kinds }, name, line, sum) {
  const untested = sum === 0 && plan.dimensions.includes(line);
  return h('tr', {},
    h('th', { scope: 'row' }, line, untested && h('em', { class: 'untested' }, t('matrix.untested'))),
    [...kinds.keys()].map((kind) => cell(app, cells.get(`${line}\n${kind}`), { method: [name], attribute: [line], kind: [kind] })),
    h('td', { class: 'sum' }, number(sum)));
}

function cell(app, counts, facets) {
  if (!counts) return h('td', { class: 'hole' }, h('span', { class: 'unseen' }, t('matrix.hole')));
  const worst = counts[1] ? 1 : counts[2] ? 2 : counts[3] ? 3 : 0;
  const shown = CLASSES.map((one, i) => [one, counts[i]]).filter(([, count]) => count > 0);
  const told = shown.map(([[key], count]) => `${count} ${t(`matrix.${key}`)}`).join(', ');
  return h('td', { class: `cell ${CLASSES[worst][2]}`, 'data-count': counts.reduce((a, b) => a + b) },
    h('a', { href: app.rows_link(facets), title: told, 'aria-label': told }, shown.map(([[, symbol], count]) => `${symbol} ${number(count)}`).join(' ')));
}

/** The plan's notes: `pid   3   orthotropicConfig.csv:4:1`. */
function origin(plan) {
  if (!plan.notes.length) return null;
  const rows = plan.notes.map((note) => /^(\S+)\s+(\d+)\s{2,}(.+)$/.exec(note) ?? [null, note, '', '']);
  return h('details', {}, h('summary', {}, t('matrix.origin')), h('table', { class: 'plain' },
    h('thead', {}, h('tr', {}, ['matrix.attribute', 'matrix.origin.count', 'matrix.origin.file'].map((key) => h('th', { scope: 'col' }, t(key))))),
    h('tbody', {}, rows.map(([, attribute, count, place]) => h('tr', {}, h('th', { scope: 'row' }, attribute), h('td', { class: 'number' }, count), h('td', {}, h('code', {}, place)))))));
}
