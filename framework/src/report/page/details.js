// What a row shows when it is opened. Chunks stay packed until one of their rows is.
import { unpack } from './bytes.js';

const utf8 = new TextDecoder();

export class Details {
  constructor() {
    this.chunks = [];
    this.count = 0;
  }

  append(packed, count) {
    this.chunks.push({ first: this.count, count, packed, rows: null });
    this.count += count;
  }

  /** The row's details by their number; null where the page has none. */
  async of(number) {
    const chunk = this.chunks.find((one) => number >= one.first && number < one.first + one.count);
    if (number < 0 || !chunk) return null;
    chunk.rows ??= unpack(chunk.packed).then((bytes) => {
      chunk.packed = null;
      return JSON.parse(utf8.decode(bytes));
    });
    return (await chunk.rows)[number - chunk.first];
  }
}
