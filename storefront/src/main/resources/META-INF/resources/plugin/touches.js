import { client } from './client.js';

/** So long is a product in sight before it counts as read. */
const READ_MILLIS = 3_000;
const TICK_MILLIS = 500;
const FLUSH_MILLIS = 10_000;
const MOST_AT_ONCE = 50;
/** More than that is not kept while there is no connection: the oldest go. */
const MOST_KEPT = 200;
const KEPT = 'touchstone-touches-';
/** Each page keeps its own, so that two windows do not overwrite each other's. */
const OWN = KEPT + crypto.randomUUID();

let allowed = false;
let queue = [];
let sending = false;

/**
 * Records what the services cannot see, in Segment's format (`track`), if the visitor lets visits be measured; otherwise nothing.
 *
 *   import { track } from 'https://your-gateway/plugin/touches.js';
 *   track('Video Played', { product_id: id, seconds: 30 });
 */
export function track(event, properties = {}) {
  add({ type: 'track', event, properties });
}

function add(touch) {
  if (!allowed) return;
  queue.push({ messageId: crypto.randomUUID(), timestamp: new Date().toISOString(), ...touch });
  queue = queue.slice(-MOST_KEPT);
  keep();
  if (queue.length >= MOST_AT_ONCE) flush();
}

/** Sends what is there. What did not arrive is sent again; what arrived twice counts once, by its messageId. */
async function flush() {
  if (sending || !allowed || queue.length === 0) return;
  sending = true;
  try {
    await deliver(queue.slice(0, MOST_AT_ONCE));
  } finally {
    sending = false;
  }
}

async function deliver(batch) {
  try {
    await client().send('POST', '/v1/batch', { body: { batch, sentAt: new Date().toISOString() }, keepalive: true });
    forget(batch);
  } catch (problem) {
    // What is refused now is refused again. Anything else is for later.
    if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) forget(batch);
  }
}

function forget(batch) {
  const sent = new Set(batch.map(({ messageId }) => messageId));
  queue = queue.filter(({ messageId }) => !sent.has(messageId));
  keep();
}

function keep() {
  try {
    if (queue.length > 0) localStorage.setItem(OWN, JSON.stringify(queue));
    else localStorage.removeItem(OWN);
  } catch {
    // A browser that keeps nothing loses what was not sent when the page ends.
  }
}

/** Takes over what pages left behind. What one of them, still open, sends as well counts once all the same. */
function takeKept() {
  const found = [];
  try {
    for (const key of Object.keys(localStorage).filter(name => name.startsWith(KEPT) && name !== OWN)) {
      const touches = JSON.parse(localStorage.getItem(key));
      localStorage.removeItem(key);
      if (Array.isArray(touches)) found.push(...touches);
    }
  } catch (unreadable) {
    console.warn(unreadable);
  }
  return found;
}

function decide(measurement) {
  const before = allowed;
  allowed = measurement === true;
  if (!allowed) {
    queue = [];
    keep();
    takeKept();
  } else if (!before) {
    queue = takeKept().slice(-MOST_KEPT);
    add({ type: 'page', name: document.title, properties: { path: location.pathname, referrer: document.referrer } });
    for (const form of begun.values()) track('Form Started', { form });
  }
}

/** What ends the watching of an element that now shows another product. */
const watched = new WeakMap();

/** Counts how long a product is in sight, by half or more of what the window can show of it, while the page is and may be measured. */
function watch(element, { id, revision }) {
  watched.get(element)?.();
  let seen = 0;
  let inSight = false;
  const observer = new IntersectionObserver(([entry]) => {
    inSight = entry.intersectionRatio >= 0.5 || entry.intersectionRect.height >= innerHeight / 2;
  }, { threshold: [0, 0.25, 0.5, 0.75, 1] });
  const clock = setInterval(() => {
    if (allowed && inSight && document.visibilityState === 'visible') seen += TICK_MILLIS;
    if (seen < READ_MILLIS && element.isConnected) return;
    end();
    if (seen >= READ_MILLIS) track('Product Read', { product_id: id, revision, seconds: seen / 1000 });
  }, TICK_MILLIS);

  function end() {
    clearInterval(clock);
    observer.disconnect();
  }

  watched.set(element, end);
  observer.observe(element);
}

/** Forms that somebody has begun to fill in, by the element they are in. */
const begun = new Map();

function startedBy(event) {
  const path = event.composedPath();
  if (!path.some(node => node instanceof HTMLFormElement && node.role !== 'search')) return;
  const host = path.find(node => node instanceof HTMLElement && node.localName.startsWith('touchstone-'));
  if (!host || begun.has(host)) return;
  const name = host.getAttribute('form') ?? host.localName.replace('touchstone-', '');
  begun.set(host, name);
  track('Form Started', { form: name });
}

/** @param {string} key the publishable key of the page; without one nothing is recorded */
export async function start(key = client().key) {
  if (!key) return;
  document.addEventListener('touchstone-consent', event => decide(event.detail.measurement));
  document.addEventListener('touchstone-product', event => watch(event.target, event.detail));
  document.addEventListener('touchstone-shared', ({ detail: { by } }) => track('Page Shared', { share_via: by, path: location.pathname }));
  document.addEventListener('input', startedBy);
  for (const sent of ['touchstone-registered', 'touchstone-demo-requested', 'touchstone-sent', 'touchstone-changed']) {
    document.addEventListener(sent, event => event.composedPath().forEach(node => begun.delete(node)));
  }
  addEventListener('online', flush);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flush());
  addEventListener('pagehide', () => {
    for (const form of begun.values()) track('Form Abandoned', { form });
    begun.clear();
    // Also what is on its way already: this page will not hear whether it arrived, and twice counts once.
    sending = false;
    flush();
  });
  setInterval(flush, FLUSH_MILLIS);
  try {
    const { consent } = await client().session();
    decide(consent?.measurement);
  } catch (problem) {
    // Without an answer there is no consent.
    console.warn(problem);
  }
}
