// A page that `offbeat serve` shows: what the run tells comes over a WebSocket, message by message (live_page.hpp).
import { Run } from './run.js';

const SHORTEST_PAUSE = 500; // ms before another try to connect; each failure doubles it
const LONGEST_PAUSE = 10_000;

export class Live {
  /** \param begin called once, when enough is known of the run to show it */
  constructor(begin) {
    this.run = new Run(0);
    this.begin = begin;
    this.number = null; // of the run
    this.taken = 0; // of its rows and details, which the server numbers
    this.pause = SHORTEST_PAUSE;
    this.work = Promise.resolve();
    this.leaving = false;
    this.connect();
  }

  connect() {
    const address = new URL(`live?from=${this.taken}`, location.href);
    address.protocol = 'ws:';
    address.hash = '';
    this.socket = new WebSocket(address);
    this.socket.onopen = () => this.tell_connected(true);
    // in their order: unpacking takes turns with what comes
    this.socket.onmessage = ({ data }) => (this.work = this.work.then(() => this.leaving || this.take(data)));
    this.socket.onclose = () => {
      this.tell_connected(false);
      this.work = this.work.then(() => {
        setTimeout(() => this.connect(), this.pause);
        this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
      });
    };
  }

  tell_connected(connected) {
    if (connected) this.pause = SHORTEST_PAUSE;
    this.run.connected = connected;
    document.documentElement.dataset.connected = connected;
    if (this.run.meta) this.run.changed();
  }

  async take(message) {
    const [kind, first, second] = message.split(' ');
    if (kind === 'run') {
      // What is shown is of an earlier run: nothing of it holds any more. Run 0 is none.
      if (Number(this.number) > 0 && this.number !== first) {
        this.leaving = true;
        location.reload();
      }
      if (this.number !== first) this.taken = 0;
      this.number = first;
      return;
    }
    if (kind === 'state') await this.take_state(first);
    // A state follows, which knows the methods of these rows; nothing is drawn before.
    if (kind === 'rows') await this.run.append_rows(second);
    if (kind === 'details') this.run.append_details(second, Number(first));
    if (kind === 'rows' || kind === 'details') this.taken++;
  }

  async take_state(packed) {
    const first = this.run.meta === null;
    await this.run.set_meta(packed);
    if (first) this.begin(this.run);
    else this.run.changed();
  }
}
