// Keys that act wherever the focus is, unless somebody types.

export function listen_to_keys(app) {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && app.state.now.row) {
      app.close();
      return;
    }
    if (event.target.matches?.('input:not([type=checkbox]), select, textarea')) return;
    if (event.key === '/') {
      event.preventDefault(); // or it would be typed
      if (!document.getElementById('search')) app.state.set({ view: 'rows' });
      document.getElementById('search').focus();
    } else if (event.key === 'j') {
      app.step(1);
    } else if (event.key === 'k') {
      app.step(-1);
    }
  });
}
