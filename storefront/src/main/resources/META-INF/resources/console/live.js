const listeners = new Set();
let source;

/**
 * Tells of touches as they reach the ledger: one stream for all who listen, closed when nobody does. A browser that lost it asks again by itself, and misses nothing.
 *
 * @param {(touch: object) => void} listener
 * @returns {() => void} stops listening
 */
export function watch(listener) {
  listeners.add(listener);
  if (!source) {
    source = new EventSource('/interactions/live');
    source.addEventListener('touch', event => {
      const touch = JSON.parse(event.data);
      for (const one of listeners) one(touch);
    });
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    source?.close();
    source = undefined;
  };
}
