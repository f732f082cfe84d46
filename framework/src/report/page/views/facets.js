// The panel beside the rows: search, and what may be chosen, each with how many rows it would leave.
import { debounced, h } from '../dom.js';
import { DURATION_NAMES } from '../facets.js';
import { STATUSES } from '../rows.js';
import { number, t } from '../text.js';

const SHOWN = ['status', 'group', 'class', 'method', 'outcome', 'attribute', 'kind', 'code', 'message', 'attempt', 'duration', 'shard'];
const MOST = 12;
/** Facets whose values stand in an order of their own; of others the most frequent come first. */
const ORDERS = { duration: DURATION_NAMES, status: STATUSES };

export function facets_panel(app) {
  return h('aside', { class: 'facets', 'aria-label': t('facets') },
    SHOWN.map((key) => facet(app, key)),
    h('p', {}, h('a', { href: app.rows_link({}) }, t('reset'))));
}

export function search_box(app) {
  const box = h('input', {
    type: 'search', id: 'search', placeholder: t('search.hint'), 'aria-label': t('search'), value: app.state.now.q ?? '',
    oninput: debounced(() => app.state.set({ q: box.value || undefined }, true), 150),
  });
  return box;
}

function facet(app, key) {
  const counts = app.chosen.counts.get(key);
  const chosen = app.state.now.facets[key] ?? [];
  const rank = (name) => (ORDERS[key] ? ORDERS[key].indexOf(name) : 0);
  const entries = [...counts].filter(([name, count]) => count > 0 || chosen.includes(name))
    .sort(([a, m], [b, n]) => rank(a) - rank(b) || n - m || (a < b ? -1 : 1));
  if (!chosen.length && (entries.length === 0 || (entries.length === 1 && key !== 'status'))) return null; // no choice
  const shown = entries.filter(([name], i) => i < MOST || chosen.includes(name));
  return h('fieldset', { 'data-facet': key },
    h('legend', {}, t(`facet.${key}`)),
    shown.map(([name, count]) => choice(app, key, name, count, chosen.includes(name))),
    entries.length > shown.length && h('p', { class: 'soft' }, t('facet.more', number(entries.length - shown.length))));
}

function choice(app, key, name, count, checked) {
  return h('label', { title: name },
    h('input', { type: 'checkbox', checked, id: `facet-${key}-${name}`, 'data-value': name, onchange: () => app.state.toggle_facet(key, name) }),
    h('span', { class: 'name' }, name === '' ? t('facet.none') : key === 'status' ? t(name) : name),
    h('span', { class: 'count' }, number(count)));
}
