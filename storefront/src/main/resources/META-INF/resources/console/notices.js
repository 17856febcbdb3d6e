import { failure, h, TouchstoneElement } from '/plugin/element.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { work } from './work.js';

const GRACE_MILLIS = 10_000;
const SHOWN_MILLIS = 8_000;
let place;

/** Where the console says what was done, and takes it back. What can be taken back stays until something else is said, or somebody closes it. */
export class Notices extends TouchstoneElement {
  static look = [work, sheet(`
    :host { position: fixed; inset-block-end: 1rem; inset-inline: 1rem; z-index: 5; display: grid; justify-items: center; pointer-events: none }
    .said { display: flex; gap: .5rem 1rem; align-items: center; max-inline-size: 40rem; padding: .6rem 1rem; border-radius: var(--radius); background: var(--ink); color: var(--surface); box-shadow: 0 .25rem 1.5rem rgb(0 0 0 / .25); pointer-events: auto }
    .said button { min-block-size: 1.875rem; border-color: currentcolor; color: inherit }
    .said button:focus-visible { outline-color: currentcolor }
    .notice { pointer-events: auto; background: var(--surface) }
  `)];

  connectedCallback() {
    place = this;
    this.shadowRoot.firstElementChild.setAttribute('role', 'status');
  }
}

/** @param {() => Promise} [undo] takes it back; it may fail, and says so then. @returns {Element} what is shown */
export function said(text, undo) {
  const take = async () => {
    place.show();
    try {
      await undo();
      said(t('takenBack'));
    } catch (problem) {
      place.show(failure(problem));
    }
  };
  const shown = h('div', { class: 'said' }, h('span', {}, text), undo && h('button', { type: 'button', onclick: take }, t('undo')),
    h('button', { type: 'button', 'aria-label': t('close'), onclick: () => place.show() }, '×'));
  place.show(shown);
  if (!undo) setTimeout(() => unsaid(shown), SHOWN_MILLIS);
  return shown;
}

/** Takes that away, and nothing that was said since. */
function unsaid(shown) {
  if (shown.isConnected) place.show();
}

/** Says what went wrong. */
export function failed(problem) {
  place.show(failure(problem));
}

/**
 * Does what cannot be taken back only after a while in which it can. A page that ends meanwhile does it at once.
 *
 * @param {string} text what is about to be done
 * @param {(keepalive: boolean) => Promise} act
 * @param {(done: boolean) => void} [changed] is told when it was done, or not: taken back, or refused
 */
export function soon(text, act, changed = () => {}) {
  let over = false;
  const end = async keepalive => {
    if (over) return;
    over = true;
    removeEventListener('pagehide', leave);
    clearTimeout(timer);
    try {
      await act(keepalive);
    } catch (problem) {
      failed(problem);
      return changed(false);
    }
    unsaid(shown);
    changed(true);
  };
  const leave = () => end(true);
  const timer = setTimeout(() => end(false), GRACE_MILLIS);
  addEventListener('pagehide', leave);
  const shown = said(text, async () => {
    if (over) throw new Error(t('tooLate'));
    over = true;
    removeEventListener('pagehide', leave);
    clearTimeout(timer);
    changed(false);
  });
}
