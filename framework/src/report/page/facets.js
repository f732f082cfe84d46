// Which rows are shown, and how many each further choice would leave: one pass over all rows, whatever is chosen.
import { STATUSES } from './rows.js';

const DURATIONS = [1e3, 1e4, 1e5, 1e6, 1e7]; // microseconds, each the end of a class but the last
export const DURATION_NAMES = ['< 1 ms', '< 10 ms', '< 100 ms', '< 1 s', '< 10 s', '≥ 10 s'];

/** The same of all messages that differ only in values and numbers. */
export function message_group(message) {
  return message
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replace(/\b0x[0-9a-f]+\b|\d+(?:\.\d+)?/gi, '#')
    .replace(/… \(# bytes\)$/, '…');
}

/** One facet: `codes[row]` is a small number, `names[code]` the values that it stands for. */
class Facet {
  constructor(key, codes, names) {
    this.key = key;
    this.codes = codes;
    this.names = names.map((name) => (Array.isArray(name) ? name : [name]));
  }

  /** By code, whether rows with it are shown; null: all are. */
  allowed(chosen) {
    if (!chosen?.length) return null;
    return Uint8Array.from(this.names, (names) => (names.some((name) => chosen.includes(name)) ? 1 : 0));
  }

  /** How many rows each name has, of the numbers by code. */
  by_name(counts) {
    const sums = new Map();
    this.names.forEach((names, code) => {
      for (const name of names) sums.set(name, (sums.get(name) ?? 0) + counts[code]);
    });
    return sums;
  }
}

/** Numbers for whatever `key_of(row)` gives, in the order of their first row. Rows beside each other often share it. */
function coded(count, key_of, name_of) {
  const codes = new Uint32Array(count);
  const numbers = new Map();
  const names = [];
  let last;
  let code = 0;
  for (let row = 0; row < count; row++) {
    const key = key_of(row);
    if (key !== last) {
      last = key;
      code = numbers.get(key);
      if (code === undefined) {
        numbers.set(key, (code = names.length));
        names.push(name_of(row));
      }
    }
    codes[row] = code;
  }
  return [codes, names];
}

function text_facet(key, rows, column) {
  return new Facet(key, ...coded(rows.count, (row) => column[row], (row) => rows.texts[column[row]]));
}

/** All facets of the rows that there are now. */
export function facets_of(run) {
  const { rows } = run;
  const { methods } = run.meta;
  const messages = rows.texts.map(() => null);
  const group_of = (text) => (messages[text] ??= message_group(rows.texts[text]));
  const group_key = (row) => rows.method[row] * 0x100000 + rows.groups[row];
  return [
    new Facet('status', rows.status.subarray(0, rows.count), STATUSES),
    new Facet('class', rows.method.subarray(0, rows.count), methods.map((one) => one.class)),
    new Facet('method', rows.method.subarray(0, rows.count), methods.map((one) => `${one.class}.${one.method}`)),
    new Facet('group', ...coded(rows.count, group_key, (row) => run.group_names(row))),
    text_facet('attribute', rows, rows.attribute),
    text_facet('kind', rows, rows.kind),
    text_facet('outcome', rows, rows.outcome),
    text_facet('code', rows, rows.code),
    new Facet('message', ...coded(rows.count, (row) => group_of(rows.message[row]), (row) => group_of(rows.message[row]))),
    new Facet('attempt', ...coded(rows.count, (row) => rows.attempts[row] + 1, (row) => String(rows.attempts[row] + 1))),
    new Facet('duration', ...coded(rows.count, (row) => duration_class(rows.micros[row]), (row) => DURATION_NAMES[duration_class(rows.micros[row])])),
    new Facet('shard', ...coded(rows.count, (row) => rows.shard[row], (row) => (rows.shard[row] ? String(rows.shard[row]) : ''))),
  ];
}

function duration_class(micros) {
  let at = 0;
  while (at < DURATIONS.length && micros >= DURATIONS[at]) at++;
  return at;
}

/**
 * The rows that are chosen, and for each facet how many rows each of its codes has among those that all *other* facets
 * and the search let through.
 * \param hits by row, whether the search found it; null: there is none
 */
export function choose(count, facets, chosen, hits) {
  const allowed = facets.map((facet) => facet.allowed(Object.hasOwn(chosen, facet.key) && chosen[facet.key]));
  const counts = facets.map((facet) => new Float64Array(facet.names.length));
  const active = facets.map((_, i) => i).filter((i) => allowed[i]);
  const found = new Uint32Array(count);
  let size = 0;
  for (let row = 0; row < count; row++) {
    if (hits && !hits[row]) continue;
    let refused = -1; // by which facet; -2: by several
    for (const i of active) {
      if (allowed[i][facets[i].codes[row]]) continue;
      refused = refused === -1 ? i : -2;
      if (refused === -2) break;
    }
    if (refused === -2) continue;
    if (refused >= 0) {
      counts[refused][facets[refused].codes[row]]++;
      continue;
    }
    for (let i = 0; i < facets.length; i++) counts[i][facets[i].codes[row]]++;
    found[size++] = row;
  }
  return { rows: found.subarray(0, size), counts: new Map(facets.map((facet, i) => [facet.key, facet.by_name(counts[i])])) };
}
