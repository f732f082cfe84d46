// What id_column.cpp writes, read again.
import { Reader } from './bytes.js';

/** Where the digits at an id's end begin: at most 15, which a number holds exactly. */
function digits_of(id) {
  let at = id.length;
  while (at > 0 && id.length - at < 15 && id.charCodeAt(at - 1) >= 48 && id.charCodeAt(at - 1) <= 57) at--;
  return at;
}

const utf8 = new TextDecoder();
const bytes_of = new TextEncoder();

/** The ids of a chunk. */
export function read_ids(bytes, count) {
  const reader = new Reader(bytes);
  const ids = new Array(count);
  let last = '';
  let digits = 0;
  let number = 0;
  for (let i = 0; i < count; i++) {
    const code = reader.varint();
    if (code === 0) {
      const shared = reader.varint();
      const rest = reader.counted();
      last = join(last, shared, rest);
      digits = digits_of(last);
      number = digits < last.length ? Number(last.slice(digits)) : 0;
    } else {
      const step = code - 1;
      number += step % 2 === 0 ? step / 2 : -(step + 1) / 2;
      const width = last.charCodeAt(digits) === 48 ? last.length - digits : 0;
      last = last.slice(0, digits) + String(number).padStart(width, '0');
    }
    ids[i] = last;
  }
  return ids;
}

/** `shared` counts bytes; an id of ASCII, which nearly all are, has as many characters. */
function join(last, shared, rest) {
  if (/^[\x00-\x7f]*$/.test(last)) return last.slice(0, shared) + utf8.decode(rest);
  const before = bytes_of.encode(last).subarray(0, shared);
  const whole = new Uint8Array(before.length + rest.length);
  whole.set(before);
  whole.set(rest, before.length);
  return utf8.decode(whole);
}
