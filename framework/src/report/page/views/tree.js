// Suite, class, method, row; or the same by group. It counts the rows that are chosen.
import { h } from '../dom.js';
import { marks } from '../marks.js';
import { number, t } from '../text.js';
import { row_item } from './failures.js';

const MOST_ROWS = 100;

function node_of(name, facets) {
  return { name, facets, children: new Map(), counts: new Float64Array(7), rows: [], size: 0 };
}

/** The leaf at the end of a path of [name, facets], made where it isn't there. */
function leaf_at(root, path) {
  let node = root;
  for (const [name, facets] of path) {
    if (!node.children.has(name)) node.children.set(name, node_of(name, { ...node.facets, ...facets }));
    node = node.children.get(name);
  }
  return node;
}

/** What is counted in leaves, in their parents too. */
function sum_up(node) {
  for (const child of node.children.values()) {
    sum_up(child);
    child.counts.forEach((count, status) => (node.counts[status] += count));
    node.size += child.size;
  }
}

function tree_of(app, by_group) {
  const { run } = app;
  const root = node_of(run.meta.program, {});
  const groups = app.facet('group');
  const leaves_of = (row) => {
    const method = run.meta.methods[run.rows.method[row]];
    const own = [[method.class, { class: [method.class] }], [method.method, { method: [`${method.class}.${method.method}`] }]];
    if (!by_group) return [leaf_at(root, method.suiteTest ? [[method.suiteTest, {}], ...own] : own)];
    const names = groups.names[groups.codes[row]];
    return (names.length ? names : ['']).map((name) => leaf_at(root, [[name || t('tree.noGroup'), name ? { group: [name] } : {}], ...own]));
  };
  const known = []; // leaves by the code of a row's method and groups
  for (const row of app.chosen.rows) {
    for (const leaf of (known[groups.codes[row]] ??= leaves_of(row))) {
      leaf.counts[run.rows.status[row]]++;
      leaf.size++;
      if (leaf.rows.length < MOST_ROWS) leaf.rows.push(row);
    }
  }
  sum_up(root);
  return root;
}

export function tree_view(app) {
  const by_group = app.state.now.by === 'group';
  const root = tree_of(app, by_group);
  const tab = (by, text, chosen) => h('a', { href: app.state.link({ by }), 'aria-current': chosen && 'true' }, text);
  return h('section', { id: 'tree' },
    h('p', { class: 'tabs' }, tab(undefined, t('tree.suite'), !by_group), tab('group', t('tree.group'), by_group)),
    h('div', { class: 'tree' }, [...root.children.values()].map((node) => tree_node(app, node, root.children.size === 1))));
}

function tree_node(app, node, open) {
  const inside = h('div', { class: 'inside' });
  const element = h('details', { class: 'node', open, 'data-name': node.name, 'data-size': node.size, ontoggle: () => element.open && fill() },
    h('summary', {}, h('b', {}, node.name), ' ', h('span', { class: 'soft' }, number(node.size)), ' ', marks(node.counts)), inside);
  const fill = () => {
    if (inside.childElementCount) return;
    inside.append(...[...node.children.values()].map((child) => tree_node(app, child, node.children.size === 1)));
    if (node.rows.length) inside.append(h('ul', {}, node.rows.map((row) => row_item(app, row))));
    if (node.rows.length && node.size > node.rows.length)
      inside.append(h('p', {}, h('a', { href: app.rows_link({ ...app.state.now.facets, ...node.facets }) }, t('tree.more', number(node.size)))));
  };
  if (open) fill();
  return element;
}
