// All rows of the run, column by column. Rows are only ever added, chunk by chunk; their numbers stay.
import { Reader } from './bytes.js';
import { read_ids } from './ids.js';

export const STATUSES = ['passed', 'failed', 'broken', 'skipped', 'not configured', 'flaky', 'known bug'];
const VERSION = 1;

/** The columns that hold one number a row, and how wide it may be. */
const COLUMNS = {
  status: Uint8Array,
  drawn: Uint8Array, // 1: it carries a time line
  method: Uint32Array,
  file: Uint32Array,
  line: Int32Array,
  at: Float64Array, // milliseconds since the run began
  micros: Float64Array,
  worker: Uint16Array,
  attempts: Uint16Array,
  shard: Uint16Array,
  groups: Uint32Array,
  attribute: Uint32Array,
  kind: Uint32Array,
  code: Uint32Array,
  outcome: Uint32Array,
  message: Uint32Array,
  detail: Int32Array, // its number among the details; -1: none
};

export class Rows {
  constructor(expected = 0) {
    this.count = 0;
    this.details = 0;
    this.texts = [''];
    this.chunks = []; // what is read only when it is asked for: ids and descriptions
    this.capacity = 0;
    this.reserve(Math.max(expected, 16));
  }

  reserve(wanted) {
    if (wanted <= this.capacity) return;
    this.capacity = Math.max(wanted, this.capacity * 2);
    for (const [name, Type] of Object.entries(COLUMNS)) {
      const grown = new Type(this.capacity);
      if (this[name]) grown.set(this[name]);
      this[name] = grown;
    }
  }

  /** Adds a chunk as page_columns.cpp makes it. */
  append(bytes) {
    const reader = new Reader(bytes);
    const version = reader.varint();
    if (version !== VERSION) throw new Error(`rows of version ${version}; this page reads version ${VERSION}`);
    const count = reader.varint();
    const fresh = reader.varint();
    const texts = new Reader(reader.counted());
    for (let i = 0; i < fresh; i++) this.texts.push(texts.text());
    const first = this.count;
    this.reserve(first + count);
    this.read_status(reader.counted(), first, count);
    this.read_numbers('method', reader, first, count);
    const ids = reader.counted();
    this.read_numbers('file', reader, first, count);
    this.read_differences('line', reader, first, count);
    this.read_differences('at', reader, first, count);
    for (const name of ['micros', 'worker', 'attempts', 'shard', 'groups', 'attribute', 'kind', 'code', 'outcome', 'message'])
      this.read_numbers(name, reader, first, count);
    this.chunks.push({ first, count, id_bytes: ids, ids: null, description_bytes: reader.counted(), descriptions: null });
    this.count += count;
  }

  read_status(bytes, first, count) {
    for (let i = 0; i < count; i++) {
      this.status[first + i] = bytes[i] & 0x3f;
      this.drawn[first + i] = (bytes[i] >> 6) & 1;
      this.detail[first + i] = bytes[i] & 0x80 ? this.details++ : -1;
    }
  }

  read_numbers(name, reader, first, count) {
    const column = this[name];
    const bytes = reader.counted();
    if (bytes.length === count) {
      column.set(bytes, first); // each number is one byte
      return;
    }
    const numbers = new Reader(bytes);
    for (let i = first; i < first + count; i++) column[i] = numbers.varint();
  }

  read_differences(name, reader, first, count) {
    const column = this[name];
    const numbers = new Reader(reader.counted());
    for (let i = first, last = 0; i < first + count; i++) column[i] = last += numbers.difference();
  }

  chunk_of(row) {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.chunks[middle].first <= row) low = middle;
      else high = middle - 1;
    }
    return this.chunks[low];
  }

  /** Empty where the page had no room left for it. */
  id(row) {
    const chunk = this.chunk_of(row);
    return ids_of(chunk)[row - chunk.first];
  }

  description(row) {
    const chunk = this.chunk_of(row);
    return descriptions_of(chunk)[row - chunk.first];
  }

  /** Calls `visit(row, id, description)` for all, which is quicker than to ask for each. */
  each_text(visit) {
    for (const chunk of this.chunks) {
      const ids = ids_of(chunk);
      const descriptions = descriptions_of(chunk);
      for (let i = 0; i < chunk.count; i++) visit(chunk.first + i, ids[i], descriptions[i]);
    }
  }

  /** `file.csv:12` */
  source(row) {
    const file = this.texts[this.file[row]];
    return this.line[row] > 0 ? `${file}:${this.line[row]}` : file;
  }

  seconds(row) {
    return this.micros[row] / 1e6;
  }
}

function ids_of(chunk) {
  return (chunk.ids ??= read_ids(chunk.id_bytes, chunk.count));
}

function descriptions_of(chunk) {
  if (chunk.descriptions) return chunk.descriptions;
  const reader = new Reader(chunk.description_bytes);
  chunk.descriptions = new Array(chunk.count);
  const bytes = chunk.description_bytes;
  for (let i = 0; i < chunk.count; i++) {
    if (bytes[reader.at] === 0) {
      reader.at++;
      chunk.descriptions[i] = '';
    } else {
      chunk.descriptions[i] = reader.text();
    }
  }
  return chunk.descriptions;
}
