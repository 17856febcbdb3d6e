import { h, TouchstoneElement } from '/plugin/element.js';
import { sheet } from '/plugin/look.js';

/** The look of a place to work at: denser than a shop, with the same colours. */
export const work = sheet(`
  :host { --gap: 1rem; --warn: light-dark(#8a4b00, #f0b35f); line-height: 1.45 }
  h1 { font-size: 1.5rem }
  h2 { font-size: 1.0625rem }
  h3 { font-size: .9375rem }
  button, .button { min-block-size: 2.25rem; padding: .3rem .8rem }
  button.small, .button.small { min-block-size: 1.875rem; padding: .15rem .6rem }
  button.plain.small { min-block-size: 1.5rem; padding: 0 }
  input:not([type=checkbox]):not([type=radio]), textarea, select { min-block-size: 2.25rem; padding: .3rem .6rem }
  form, .stack { gap: .8rem }
  .row { gap: .5rem }
  .card { padding: 1rem }
  .head { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; justify-content: space-between }
  .notice { padding: .6rem .9rem }
  .tag { display: inline-flex; gap: .3rem; align-items: center; padding: 0 .5rem; border-radius: 1rem; background: color-mix(in srgb, var(--border) 16%, transparent); font-size: .8125rem; line-height: 1.5rem }
  .warn { color: var(--warn) }
  .bad-text { color: var(--bad) }
  .good-text { color: var(--good) }
  ul:empty { display: none }
  .number { font-variant-numeric: tabular-nums }
  kbd { padding: 0 .35rem; border: 1px solid var(--border); border-radius: .25rem; font: inherit; font-size: .8125rem }
  dl.facts { display: grid; gap: .25rem }
  dl.facts div { display: flex; flex-wrap: wrap; gap: 0 1rem }
  dl.facts dt { color: var(--quiet) }
  dl.facts dd { margin-inline-start: auto; text-align: end }
`);

/** A part of the console: as all elements, and it can be drawn anew without being seen to load. */
export class Part extends TouchstoneElement {
  #turn = 0;

  /** Draws what is true now in place of what was. The focus stays where it is if what has it carries a `data-at`. */
  async renew() {
    const turn = ++this.#turn;
    const shown = await this.render();
    if (turn !== this.#turn || !this.isConnected) return;
    const at = this.shadowRoot.activeElement?.dataset.at;
    this.show(shown);
    if (at) this.shadowRoot.querySelector(`[data-at="${CSS.escape(at)}"]`)?.focus({ preventScroll: true });
  }
}

/** Facts by name; what is absent is left out. @param {[string, any][]} given the text of the name, and the fact */
export function facts(given) {
  return h('dl', { class: 'facts' }, given.filter(([, fact]) => fact !== undefined && fact !== null && fact !== false && fact !== '')
    .map(([name, fact]) => h('div', {}, h('dt', {}, name), h('dd', {}, h('bdi', {}, fact)))));
}

/** What a write of which a repeat must change nothing sends with it. */
export function once() {
  return { 'Idempotency-Key': crypto.randomUUID() };
}

/** Sends a JSON merge patch (RFC 7396). */
export function patch(client, path, body, tag) {
  return client.send('PATCH', path, { body, headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': tag } });
}
