// What the page shows is written in the address behind #, so that a link to it shows the same, and "back" goes back.

const SINGLE = ['view', 'q', 'sort', 'row', 'by', 'lang', 'theme'];

/** `{ view: 'rows', q: 'INV', facets: { status: ['failed'] } }` of `#view=rows&q=INV&f.status=failed`. */
export function parse(hash) {
  const state = { facets: {} };
  for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (SINGLE.includes(key)) state[key] = value;
    else if (/^f\.[a-z]+$/.test(key)) add(state.facets, key.slice(2), value);
  }
  return state;
}

/** An address may name what every object has. */
function add(facets, key, value) {
  if (Object.hasOwn(facets, key)) facets[key].push(value);
  else facets[key] = [value];
}

export function format(state) {
  const parameters = new URLSearchParams();
  for (const key of SINGLE) if (state[key]) parameters.set(key, state[key]);
  for (const [key, values] of Object.entries(state.facets)) for (const value of values) parameters.append(`f.${key}`, value);
  return `#${parameters}`;
}

export class State {
  constructor() {
    this.listeners = [];
    this.now = parse(location.hash);
    addEventListener('hashchange', () => {
      this.now = parse(location.hash);
      this.tell();
    });
  }

  on_change(listener) {
    this.listeners.push(listener);
  }

  tell() {
    for (const listener of this.listeners) listener(this.now);
  }

  /** The address of this state with some of it changed: a link's href. */
  link(changes) {
    return format({ ...this.now, ...changes });
  }

  /** Goes there. \param quietly without an entry of its own in the browser's history, as while somebody types */
  set(changes, quietly = false) {
    this.now = { ...this.now, ...changes };
    history[quietly ? 'replaceState' : 'pushState'](null, '', format(this.now));
    this.tell();
  }

  toggle_facet(key, value) {
    const values = this.now.facets[key] ?? [];
    const rest = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
    this.set({ facets: { ...this.now.facets, [key]: rest }, row: undefined });
  }
}
