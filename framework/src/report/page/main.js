// Where it begins: reads the run out of the document and shows it in place of the summary.
import 'uplot/dist/uPlot.min.css';
import './style/colours.css';
import './style/summary.css';
import './style/frame.css';
import './style/rows.css';
import './style/parts.css';
import './style/print.css';
import { App } from './app.js';
import { h } from './dom.js';
import { listen_to_keys } from './keyboard.js';
import { Live } from './live.js';
import { run_in } from './run.js';
import { State } from './state.js';
import { t, use_language } from './text.js';

async function begin() {
  const summary = document.getElementById('summary');
  const state = new State();
  use_language(state.now.lang);
  try {
    if (document.querySelector('script[type="application/x-offbeat-live"]')) {
      summary.prepend(h('p', { role: 'status' }, t('live.waiting')));
      const live = new Live((run) => Object.assign(show(run, state, summary), { live }));
      return;
    }
    const run = await run_in(document);
    performance.mark('offbeat-read');
    show(run, state, summary);
  } catch (error) {
    summary.prepend(h('p', { class: 'notice', role: 'alert' }, t('page.broken', error.message)));
    throw error;
  }
}

function show(run, state, summary) {
  const root = h('div', { id: 'app' });
  document.body.append(root);
  const app = new App(run, state, root);
  summary.remove();
  listen_to_keys(app);
  window.offbeat = { run, app }; // README.md: how rows are added to a page that is open
  document.documentElement.dataset.ready = Math.round(performance.now());
  return window.offbeat;
}

begin();
