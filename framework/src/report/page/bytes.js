// What packed.cpp and byte_writer.hpp write, read again.

/** The bytes of a base64 text. */
function from_base64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** The bytes that append_packed() was given. */
export async function unpack(text) {
  const stream = new Blob([from_base64(text)]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const utf8 = new TextDecoder();

/** Reads numbers and texts one behind the other. */
export class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  varint() {
    const bytes = this.bytes;
    let byte = bytes[this.at++];
    if (byte < 0x80) return byte;
    let number = byte & 0x7f;
    for (let unit = 0x80; ; unit *= 0x80) {
      byte = bytes[this.at++];
      number += (byte & 0x7f) * unit; // no shift: a number may have more than 32 bits
      if (byte < 0x80) return number;
      if (byte === undefined) throw new Error('the page is cut off within a number');
    }
  }

  difference() {
    const number = this.varint();
    return number % 2 === 0 ? number / 2 : -(number + 1) / 2;
  }

  counted() {
    const size = this.varint();
    if (this.at + size > this.bytes.length) throw new Error('the page is cut off within a text');
    return this.bytes.subarray(this.at, (this.at += size));
  }

  text() {
    return utf8.decode(this.counted());
  }
}
