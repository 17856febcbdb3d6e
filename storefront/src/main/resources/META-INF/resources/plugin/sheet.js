import { failure, focusOn, h, TouchstoneElement } from './element.js';
import { t } from './texts.js';

/**
 * Gives the product sheet (PDF). What its gate asks for first, such as a sign-in, is asked for then.
 * Tells `touchstone-sheet` with `{product}` when it was handed over.
 *
 *   <touchstone-sheet product="ID" provider="social">Product sheet</touchstone-sheet>
 */
export class Sheet extends TouchstoneElement {
  static observedAttributes = ['product'];

  #button = h('button', { type: 'button', part: 'button', onclick: () => this.#fetch() }, h('slot', {}, t('sheet')));
  #below = h('div', { class: 'below' });

  // Nothing is asked before somebody wants the sheet.
  refresh() {
    this.show(h('div', { class: 'stack' }, h('div', {}, this.#button), this.#below));
  }

  async #fetch() {
    if (this.#button.ariaDisabled === 'true') return;
    this.#button.ariaDisabled = 'true';
    this.#below.replaceChildren();
    const product = this.getAttribute('product');
    try {
      save(await this.client.sheet(product), `${this.getAttribute('name') ?? product}.pdf`);
      this.say(t('sheetSaved'));
      this.tell('sheet', { product });
    } catch (problem) {
      this.#below.replaceChildren(this.#instead(problem));
    } finally {
      this.#button.ariaDisabled = 'false';
    }
  }

  #instead(problem) {
    if (!problem.is?.('sheet-withheld')) return failure(problem);
    const asked = h('p', {}, t(`sheet${problem.facts.gate}`));
    const signIn = problem.facts.gate !== 'VERIFIED_COMPANY' && h('touchstone-sign-in', { 'data-key': this.dataset.key, provider: this.getAttribute('provider') ?? 'social' });
    queueMicrotask(() => focusOn(asked));
    return h('div', { class: 'notice', part: 'gate' }, asked, signIn);
  }
}

function save(file, name) {
  const address = URL.createObjectURL(file);
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
