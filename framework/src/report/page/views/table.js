// The table of rows. Only what is in sight is in the document: 10^6 rows cost as much as 30.
import { h, replace } from '../dom.js';
import { chip } from '../marks.js';
import { parse_sort, sorted } from '../sort.js';
import { number, t } from '../text.js';

const HEIGHT = 30; // pixels a row, as the style sheet has it
const TALLEST = 8_000_000; // pixels; browsers end between 16 and 33 million
const COLUMNS = ['status', 'method', 'id', 'description', 'source', 'duration'];
const SORTABLE = { description: 'message' }; // where a column is sorted by another

export class Table {
  constructor(app) {
    this.app = app;
    this.rows = [];
    this.active = 0; // the line that the keyboard is on
    this.body = h('div', { class: 'lines' });
    this.spacer = h('div', { class: 'spacer' });
    this.head = h('div', { class: 'head line', role: 'row' });
    this.scroller = h('div', {
      class: 'scroller', tabindex: '0', role: 'grid', 'aria-label': t('table.label'), 'aria-describedby': 'table-help',
      onscroll: () => this.draw(), onkeydown: (event) => this.on_key(event),
    }, this.head, this.spacer, this.body);
    this.element = h('div', { class: 'table' }, this.scroller, h('p', { class: 'soft', id: 'table-help' }, t('table.help')));
    new ResizeObserver(() => this.draw()).observe(this.scroller);
  }

  /** Shows these rows, in the order that the state asks for. */
  show(chosen) {
    const { sort } = this.app.state.now;
    this.rows = sorted(this.app.run, chosen, sort);
    this.active = Math.min(this.active, Math.max(this.rows.length - 1, 0));
    this.spacer.style.height = `${Math.min(this.rows.length * HEIGHT, TALLEST)}px`;
    this.scroller.setAttribute('aria-rowcount', this.rows.length + 1);
    replace(this.head, COLUMNS.map((column) => this.column_head(column, parse_sort(sort))));
    this.draw();
  }

  column_head(column, { column: by, down }) {
    const key = SORTABLE[column] ?? column;
    const next = by === key && !down ? `-${key}` : by === key ? undefined : key;
    return h('span', { role: 'columnheader', class: `c-${column}`, 'aria-sort': by === key ? (down ? 'descending' : 'ascending') : 'none' },
      h('button', { type: 'button', onclick: () => this.app.state.set({ sort: next }) }, t(`column.${column}`), by === key ? (down ? ' ▼' : ' ▲') : ''));
  }

  get room() {
    return Math.max(this.scroller.clientHeight - HEIGHT, HEIGHT);
  }

  /** The first line in sight. Where all of them would be too tall for a browser, the scroll bar stands for a share. */
  get top() {
    const full = this.rows.length * HEIGHT;
    if (full <= TALLEST) return this.scroller.scrollTop / HEIGHT;
    const share = this.scroller.scrollTop / Math.max(TALLEST - this.room, 1);
    return Math.min(share, 1) * (this.rows.length - this.room / HEIGHT);
  }

  scroll_to(line) {
    const full = this.rows.length * HEIGHT;
    const in_sight = Math.floor(this.room / HEIGHT);
    let first = this.top;
    if (line < first) first = line;
    else if (line > first + in_sight - 1) first = line - in_sight + 1;
    else return;
    this.scroller.scrollTop = full <= TALLEST ? first * HEIGHT : (first / (this.rows.length - this.room / HEIGHT)) * (TALLEST - this.room);
  }

  draw() {
    const first = Math.max(Math.floor(this.top), 0);
    const count = Math.min(Math.ceil(this.room / HEIGHT) + 1, this.rows.length - first);
    const lines = [];
    for (let line = first; line < first + count; line++) lines.push(this.line(line));
    const shift = this.rows.length * HEIGHT <= TALLEST ? first * HEIGHT : this.scroller.scrollTop;
    this.body.style.transform = `translateY(${shift}px)`;
    replace(this.body, lines);
    const active = this.rows.length > 0 ? `line-${this.active}` : null;
    if (active) this.scroller.setAttribute('aria-activedescendant', active);
    else this.scroller.removeAttribute('aria-activedescendant');
  }

  line(line) {
    const { run } = this.app;
    const row = this.rows[line];
    const text = run.rows.message[row] ? run.rows.texts[run.rows.message[row]] : run.rows.description(row);
    const cell = (name, ...content) => h('span', { role: 'gridcell', class: `c-${name}` }, content);
    return h('div', {
      role: 'row', id: `line-${line}`, class: line === this.active ? 'line active' : 'line', 'data-row': row, 'aria-rowindex': line + 2,
      onclick: () => { this.active = line; this.app.open(row); },
    },
      cell('status', chip(run.rows.status[row])),
      cell('method', run.method_name(run.rows.method[row])),
      cell('id', run.rows.id(row)),
      cell('description', text),
      cell('source', run.rows.source(row)),
      cell('duration', run.rows.seconds(row).toFixed(6)));
  }

  move(to) {
    if (!this.rows.length) return;
    this.active = Math.max(0, Math.min(to, this.rows.length - 1));
    this.scroll_to(this.active);
    this.draw();
  }

  on_key(event) {
    const page = Math.floor(this.room / HEIGHT) - 1;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.target !== this.scroller) return; // a head's button has its own keys
    if (event.key in steps) this.move(this.active + steps[event.key]);
    else if (event.key === 'Enter' && this.rows.length) this.app.open(this.rows[this.active]);
    else return;
    event.preventDefault();
  }
}

/** What stands above the table: how many rows there are of how many. */
export function rows_told(app) {
  const left_out = app.run.meta.rowsLeftOut;
  return h('p', { class: 'soft', role: 'status', id: 'told' }, t('rows.chosen', number(app.chosen.rows.length), number(app.run.rows.count)),
    left_out > 0 && ` ${t('rows.leftOut', number(left_out))}`);
}
