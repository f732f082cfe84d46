// The model: one run, as far as it is known. Views read it and never change it; who adds to it calls changed().
import { unpack } from './bytes.js';
import { Details } from './details.js';
import { Rows } from './rows.js';

const utf8 = new TextDecoder();

export class Run {
  constructor(expected_rows) {
    this.meta = null;
    this.rows = new Rows(expected_rows);
    this.details = new Details();
    this.listeners = [];
  }

  /** Adds rows: the text that append_packed() made of a chunk of PageColumns. */
  async append_rows(packed) {
    this.rows.append(await unpack(packed));
  }

  append_details(packed, count) {
    this.details.append(packed, count);
  }

  async set_meta(packed) {
    this.meta = JSON.parse(utf8.decode(await unpack(packed)));
  }

  on_change(listener) {
    this.listeners.push(listener);
  }

  changed() {
    for (const listener of this.listeners) listener();
  }

  /** `Class.method` */
  method_name(number) {
    const method = this.meta.methods[number];
    return `${method.class}.${method.method}`;
  }

  /** Its method's groups and its own. */
  group_names(row) {
    const own = this.rows.texts[this.rows.groups[row]];
    return [...new Set([...this.meta.methods[this.rows.method[row]].groups, ...(own ? own.split('\n') : [])])];
  }

  /** `Class/method/id`, by which the address and commands name a row. */
  row_name(row) {
    const method = this.meta.methods[this.rows.method[row]];
    return `${method.class}/${method.method}/${this.rows.id(row)}`;
  }

  /** -1 where there is none. */
  find_row(name) {
    const at = name.lastIndexOf('/');
    const id = name.slice(at + 1);
    const method = this.meta.methods.findIndex((one) => `${one.class}/${one.method}` === name.slice(0, at));
    if (method < 0) return -1;
    let found = -1;
    this.rows.each_text((row, own) => {
      if (found < 0 && own === id && this.rows.method[row] === method) found = row;
    });
    return found;
  }
}

/** Reads what page_feed.cpp put into the document, and takes it out: nobody needs it twice. */
export async function run_in(document) {
  const blocks = [...document.querySelectorAll('script[type^="application/x-offbeat-"]')];
  const of_kind = (kind) => blocks.filter((block) => block.type === `application/x-offbeat-${kind}`);
  const expected = of_kind('rows').reduce((sum, block) => sum + Number(block.dataset.rows), 0);
  const run = new Run(expected);
  await run.set_meta(of_kind('meta')[0].textContent);
  // all are unpacked at once, beside the page's own thread, and read in order
  const chunks = await Promise.all(of_kind('rows').map((block) => unpack(block.textContent)));
  for (const bytes of chunks) run.rows.append(bytes);
  for (const block of of_kind('details')) run.append_details(block.textContent, Number(block.dataset.rows));
  for (const block of blocks) block.remove();
  return run;
}
