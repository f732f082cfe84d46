// Two texts beside each other, with what differs marked in both.
import { h } from '../dom.js';
import { t } from '../text.js';

/** Where two texts begin and end to differ: what is between is marked. By characters, never between two halves. */
export function differing(one, other) {
  const a = [...one];
  const b = [...other];
  let begin = 0;
  while (begin < a.length && begin < b.length && a[begin] === b[begin]) begin++;
  let end = 0;
  while (end < a.length - begin && end < b.length - begin && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const parts = (all) => [all.slice(0, begin), all.slice(begin, all.length - end), all.slice(all.length - end)].map((part) => part.join(''));
  return [parts(a), parts(b)];
}

export function beside(expected, actual) {
  const [wanted, got] = differing(expected, actual);
  const side = (title, [before, marked, behind], element) =>
    h('div', { class: 'side' }, h('span', { class: 'soft' }, title), h('pre', {}, before, marked && h(element, {}, marked), behind));
  return h('div', { class: 'beside' }, side(t('row.expected'), wanted, 'ins'), side(t('row.actual'), got, 'del'));
}

/** Both sides of a message that tells them: `a == b failed: 3 != 4`, `… was refused with X; expected Y`. */
export function sides_of(failure) {
  if (failure.expected !== undefined) return [failure.expected, failure.actual];
  const compared = / failed: (.+) != ("(?:[^"\\]|\\.)*"|[^;]+?)(?:;|$)/s.exec(failure.message);
  if (compared) return [compared[2], compared[1]];
  const refused = / was (?:refused with )?(.+?); expected (?:a refusal with )?(.+)$/s.exec(failure.message);
  return refused ? [refused[2], refused[1]] : null;
}
