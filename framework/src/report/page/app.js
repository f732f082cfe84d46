// The page: what the state asks for, drawn from the run. Whenever one of both changes, what is in sight is drawn anew.
import { h, replace } from './dom.js';
import { choose, facets_of } from './facets.js';
import { STATUSES } from './rows.js';
import { search } from './search.js';
import { languages, language_now, number, t, use_language } from './text.js';
import { failure_groups, failures_view } from './views/failures.js';
import { durations_view } from './views/durations.js';
import { facets_panel, search_box } from './views/facets.js';
import { header } from './views/header.js';
import { history_view } from './views/history.js';
import { matrix_view } from './views/matrix.js';
import { outages_view } from './views/outages.js';
import { remarks_view } from './views/remarks.js';
import { show_row } from './views/row.js';
import { rows_told, Table } from './views/table.js';
import { tree_view } from './views/tree.js';

/** Each view: whether there is anything in it, whether facets act on it, how it is drawn. */
const VIEWS = {
  failures: { draw: failures_view, any: () => true },
  tree: { draw: tree_view, any: () => true, choosing: true },
  rows: { draw: (app) => app.draw_table(), any: () => true, choosing: true },
  matrix: { draw: matrix_view, any: (app) => app.run.meta.methods.some((method) => method.dimensions.length > 0) },
  outages: { draw: outages_view, any: (app) => app.run.rows.drawn.subarray(0, app.run.rows.count).includes(1), choosing: true },
  durations: { draw: durations_view, any: () => true, choosing: true },
  history: { draw: history_view, any: (app) => app.run.meta.history.length > 0 },
  remarks: { draw: remarks_view, any: (app) => app.run.meta.remarks.length > 0 },
};

export class App {
  constructor(run, state, root) {
    this.run = run;
    this.state = state;
    this.root = root;
    this.told = {}; // of what there is on the page, what it was drawn for
    state.on_change(() => this.draw());
    run.on_change(() => this.grow());
    this.draw();
  }

  /** There are more rows, or more is known of the run: what somebody types or looks at stays. */
  grow() {
    const fresh = header(this);
    this.header.replaceWith(fresh);
    this.header = fresh;
    this.told.chosen = undefined;
    this.told.view = undefined;
    this.draw();
  }

  get view() {
    if (Object.hasOwn(VIEWS, this.state.now.view ?? '')) return this.state.now.view;
    const { summary } = this.run.meta;
    return summary.failed + summary.broken + summary.notConfigured > 0 ? 'failures' : 'tree';
  }

  facet(key) {
    return this.facets.find((facet) => facet.key === key);
  }

  status_name(status) {
    return STATUSES[status];
  }

  rows_link(facets) {
    return this.state.link({ view: 'rows', facets, q: undefined, row: undefined });
  }

  row_link(row) {
    return this.state.link({ row: this.run.row_name(row) });
  }

  open(row) {
    this.state.set({ row: this.run.row_name(row) });
  }

  close() {
    this.state.set({ row: undefined });
    (this.came_from?.isConnected ? this.came_from : this.root.querySelector('.scroller, nav a'))?.focus();
  }

  /** Opens the next or the previous one of the rows that are chosen. */
  step(by) {
    const rows = this.table?.element.isConnected ? this.table.rows : this.chosen.rows;
    if (!rows.length) return;
    const row = this.state.now.row ? this.run.find_row(this.state.now.row) : -1;
    const at = rows.indexOf(row);
    const to = at < 0 ? 0 : Math.max(0, Math.min(at + by, rows.length - 1));
    if (this.table?.element.isConnected) this.table.move(to);
    this.open(rows[to]);
  }

  /** Which rows are chosen, if that has changed. */
  choose() {
    const { facets, q = '' } = this.state.now;
    const key = JSON.stringify([facets, q, this.run.rows.count]);
    if (this.told.chosen === key) return false;
    if (this.told.count !== this.run.rows.count) this.facets = facets_of(this.run);
    if (this.told.query !== q || this.told.count !== this.run.rows.count) this.hits = search(this.run, q);
    this.told = { ...this.told, chosen: key, query: q, count: this.run.rows.count };
    this.chosen = choose(this.run.rows.count, this.facets, facets, this.hits);
    return true;
  }

  draw() {
    const { lang, theme } = this.state.now;
    use_language(lang);
    document.documentElement.dataset.theme = theme ?? '';
    document.title = `${this.run.meta.program}: ${this.run.meta.verdict}`;
    const changed = this.choose();
    const frame = [language_now(), theme].join();
    if (this.told.frame !== frame) this.draw_frame();
    const view = [frame, this.view, VIEWS[this.view].choosing && this.told.chosen, this.state.now.sort, this.state.now.by].join();
    if (changed || this.told.frame !== frame || this.told.view !== view) this.draw_view();
    this.told = { ...this.told, frame, view };
    this.draw_row();
  }

  draw_frame() {
    this.table = null;
    this.nav = h('nav', { 'aria-label': t('views') });
    this.main = h('main', { id: 'main', tabindex: '-1' });
    this.panel = h('aside', { class: 'row-panel', id: 'row', 'aria-labelledby': 'row-title', hidden: true });
    this.header = header(this);
    this.shown_row = undefined;
    replace(this.root, h('a', { class: 'skip', href: '#main', onclick: (event) => { event.preventDefault(); (this.main.querySelector('.scroller') ?? this.main).focus(); } }, t('skip')),
      this.switches(), this.header, this.nav, this.main, this.panel);
  }

  switches() {
    const select = (label, key, options) => h('label', {}, h('span', { class: 'unseen' }, label), h('select', { id: key, onchange: (event) => this.state.set({ [key]: event.target.value }) },
      options.map(([value, text, chosen]) => h('option', { value, selected: chosen }, text))));
    const dark = this.state.now.theme ? this.state.now.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    return h('p', { class: 'switches' }, h('span', { class: 'soft' }, t('help.keys')),
      select(t('language'), 'lang', languages().map(([key, name]) => [key, name, key === language_now()])),
      select(t('theme'), 'theme', [['light', t('theme.light'), !dark], ['dark', t('theme.dark'), dark]]));
  }

  draw_view() {
    const bad = failure_count(this);
    replace(this.nav, Object.entries(VIEWS).filter(([name, view]) => view.any(this) || name === this.view).map(([name]) =>
      h('a', { href: this.state.link({ view: name, row: undefined }), 'aria-current': name === this.view && 'page', 'data-view': name },
        t(`view.${name}`), name === 'failures' && bad > 0 && h('span', { class: 'badge' }, number(bad)))));
    const focused = document.activeElement?.id;
    const { choosing, draw } = VIEWS[this.view];
    const content = draw(this);
    if (choosing) this.fill_choosing(content);
    else replace(this.main, content);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  /** The search box stays while somebody types in it. */
  fill_choosing(content) {
    const kept = this.main.querySelector('#search');
    const { q = '' } = this.state.now;
    if (kept && kept !== document.activeElement) kept.value = q;
    if (kept) {
      this.main.querySelector('.facets').replaceWith(facets_panel(this));
      replace(this.main.querySelector('.content'), rows_told(this), content);
      return;
    }
    replace(this.main, h('div', { class: 'choosing' },
      h('div', { class: 'chooser' }, search_box(this), facets_panel(this)), h('div', { class: 'content' }, rows_told(this), content)));
  }

  draw_table() {
    this.table ??= new Table(this);
    requestAnimationFrame(() => this.table?.draw());
    this.table.show(this.chosen.rows);
    return this.table.element;
  }

  draw_row() {
    const { row } = this.state.now;
    if (row === this.shown_row) return;
    if (row && !this.shown_row) this.came_from = document.activeElement;
    this.shown_row = row;
    this.panel.hidden = !row;
    document.body.classList.toggle('with-row', Boolean(row));
    if (row) show_row(this, this.panel, row);
  }
}

function failure_count(app) {
  return failure_groups(app.run).reduce((sum, group) => sum + group.count, 0);
}
