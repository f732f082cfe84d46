// What needs no browser: how chunks are read, rows chosen, texts told apart.
import assert from 'node:assert/strict';
import { Reader, unpack } from '../../../framework/src/report/page/bytes.js';
import { choose, facets_of, message_group } from '../../../framework/src/report/page/facets.js';
import { read_ids } from '../../../framework/src/report/page/ids.js';
import { shell_word } from '../../../framework/src/report/page/shell.js';
import { format, parse } from '../../../framework/src/report/page/state.js';
import { differing, sides_of } from '../../../framework/src/report/page/views/difference.js';

const bytes = (...all) => Uint8Array.from(all.flatMap((one) => (typeof one === 'string' ? [...new TextEncoder().encode(one)] : [one])));

/** Rows of one method with these columns, as Rows has them. */
function rows_with(columns, texts) {
  const count = columns.status.length;
  const all = Object.fromEntries(['method', 'groups', 'attribute', 'kind', 'outcome', 'code', 'message', 'attempts', 'micros', 'shard'].map((name) => [name, Uint32Array.from(columns[name] ?? new Array(count).fill(0))]));
  return { count, texts, ...all, status: Uint8Array.from(columns.status) };
}

export default {
  'numbers of any size come back'() {
    assert.equal(new Reader(bytes(0x7f)).varint(), 127);
    assert.equal(new Reader(bytes(0x80, 0x01)).varint(), 128);
    assert.equal(new Reader(bytes(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f)).varint(), 2 ** 53 - 1);
    assert.deepEqual([0, 1, 2, 3].map((one) => new Reader(bytes(one)).difference()), [0, -1, 1, -2]);
  },
  'a chunk that is cut off is told'() {
    assert.throws(() => new Reader(bytes(0x80)).varint(), /cut off/);
    assert.throws(() => new Reader(bytes(5, 'abc')).text(), /cut off/);
  },
  async 'what zlib packed comes back'() {
    assert.equal(new TextDecoder().decode(await unpack('eF5LTEoGAAJNASc=')), 'abc');
    await assert.rejects(unpack('eF5LTEoGAAJNASY=')); // its checksum is another's
  },
  'ids with numbers follow each other'() {
    assert.deepEqual(read_ids(bytes(0, 0, 5, 'row_9', 3, 3, 2), 4), ['row_9', 'row_10', 'row_11', 'row_10']);
    assert.deepEqual(read_ids(bytes(0, 0, 3, '098', 3, 3), 3), ['098', '099', '100']);
    assert.deepEqual(read_ids(bytes(0, 0, 4, 'ab_1', 0, 3, 1, 'x'), 2), ['ab_1', 'ab_x']);
    assert.deepEqual(read_ids(bytes(0, 0, 3, '券', 0, 3, 1, 'x'), 2), ['券', '券x']);
  },
  'messages that differ in values are one group'() {
    assert.equal(message_group('pid = "a \\" b" was accepted after 12 ms'), message_group('pid = "c" was accepted after 3.5 ms'));
    assert.notEqual(message_group('pid was accepted'), message_group('name was accepted'));
  },
  'the address holds the state and gives it back'() {
    const state = { view: 'rows', q: 'a & b=#', sort: '-duration', facets: { status: ['failed', 'not configured'], group: ['<b>'] } };
    assert.deepEqual(parse(format(state)), state);
    assert.deepEqual(parse('#view=rows&unknown=1&__proto__=x&f.__proto__=y&f.constructor=z'), { view: 'rows', facets: { constructor: ['z'] } });
  },
  'what differs is found between what doesn’t'() {
    assert.deepEqual(differing('paid once', 'paid twice'), [['paid ', 'on', 'ce'], ['paid ', 'twi', 'ce']]);
    assert.deepEqual(differing('aaa', 'aa'), [['aa', 'a', ''], ['aa', '', '']]);
    assert.deepEqual(differing('😀', '😁'), [['', '😀', ''], ['', '😁', '']]);
    assert.deepEqual(sides_of({ message: 'a == b failed: "x" != "y"; they differ' }), ['"y"', '"x"']);
    assert.deepEqual(sides_of({ message: 'pid = null was refused with A; expected B' }), ['B', 'A']);
    assert.equal(sides_of({ message: 'no' }), null);
    assert.deepEqual(sides_of({ message: 'no', expected: '1', actual: '2' }), ['1', '2']);
  },
  'words are quoted as a shell reads them'() {
    assert.deepEqual(['a/b=1', "it's", ''].map(shell_word), ['a/b=1', "'it'\\''s'", "''"]);
  },
  'choosing counts as counting one by one does'() {
    const status = Array.from({ length: 500 }, (_, i) => (i * 7) % 5);
    const kind = Array.from({ length: 500 }, (_, i) => (i * 3) % 4);
    const code = Array.from({ length: 500 }, (_, i) => (i * 11) % 3);
    const run = { rows: rows_with({ status, kind, code }, ['', 'a', 'b', 'c']), meta: { methods: [{ class: 'C', method: 'm', groups: ['g'] }] }, group_names: () => ['g'] };
    const chosen = { status: ['failed', 'broken'], kind: ['a'] };
    const { rows, counts } = choose(500, facets_of(run), chosen, null);
    const statuses = ['passed', 'failed', 'broken', 'skipped', 'not configured'];
    const is = { status: (i) => chosen.status.includes(statuses[status[i]]), kind: (i) => ['', 'a', 'b', 'c'][kind[i]] === 'a' };
    assert.deepEqual([...rows], status.map((_, i) => i).filter((i) => is.status(i) && is.kind(i)));
    for (const [code_of, name] of [[3, 'skipped'], [1, 'failed']])
      assert.equal(counts.get('status').get(name), status.filter((one, i) => one === code_of && is.kind(i)).length);
    assert.equal(counts.get('kind').get('b'), status.filter((_, i) => kind[i] === 2 && is.status(i)).length);
    assert.equal(counts.get('code').get('c') ?? 0, 0);
    assert.equal(counts.get('group').get('g'), rows.length);
  },
};
