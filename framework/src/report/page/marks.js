// How a verdict looks: always a symbol and a word, colour only underlines them.
import { h } from './dom.js';
import { STATUSES } from './rows.js';
import { number, t } from './text.js';

export const SYMBOLS = ['✓', '✗', '!', '–', '~', '≈', '‡']; // of STATUSES
export const SLUGS = STATUSES.map((status) => status.replace(' ', '-'));
/** The order in which people read them. */
export const ORDER = [0, 5, 1, 2, 3, 6, 4];
const KEYS = ['passed', 'failed', 'broken', 'skipped', 'notConfigured', 'flaky', 'knownBug'];

/** How many rows of a summary have this status. */
export const count_of = (summary, status) => summary[KEYS[status]];

export function chip(status) {
  return h('span', { class: `chip ${SLUGS[status]}` }, `${SYMBOLS[status]} ${t(STATUSES[status])}`);
}

/** `✓ 51 ✗ 2` of counts by status. */
export function marks(counts) {
  const shown = ORDER.filter((status) => counts[status] > 0);
  if (!shown.length) return [h('span', { class: 'mark' }, '–')];
  return shown.map((status) =>
    h('span', { class: `mark on-${SLUGS[status]}`, title: t(STATUSES[status]) }, `${SYMBOLS[status]} ${number(counts[status])}`, h('span', { class: 'unseen' }, ` ${t(STATUSES[status])}`)));
}

/** A button that puts a text on the clipboard, and says so. */
export function copy_button(text) {
  const button = h('button', { type: 'button', class: 'copy', onclick: copy }, t('copy'));
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copy_by_selection(text); // a page opened from disk may have no clipboard of its own
    }
    button.textContent = t('copied');
    setTimeout(() => (button.textContent = t('copy')), 1500);
  }
  return button;
}

function copy_by_selection(text) {
  const area = h('textarea', { class: 'unseen' });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

/** A command with its copy button. */
export function command(title, text) {
  return h('div', { class: 'command' }, h('span', { class: 'soft' }, title), h('code', {}, text), copy_button(text));
}
