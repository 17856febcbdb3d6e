import { failure, focusOn, h, TouchstoneElement } from './element.js';
import { t } from './texts.js';

/**
 * Gives the product sheet (PDF). What its gate asks for first, such as a sign-in or an e-mail address, is asked for then.
 * Tells `touchstone-sheet` with `{product}` when it was handed over.
 *
 *   <touchstone-sheet product="ID" revision="3" provider="social">Product sheet</touchstone-sheet>
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
      const instead = await this.#instead(problem).catch(failure);
      this.#below.replaceChildren(instead);
      if (instead.part.contains('gate')) focusOn(instead.firstChild);
    } finally {
      this.#button.ariaDisabled = 'false';
    }
  }

  async #instead(problem) {
    if (!problem.is?.('sheet-withheld')) return failure(problem);
    if (problem.facts.gate === 'EMAIL') return this.#byMail();
    const signIn = problem.facts.gate !== 'VERIFIED_COMPANY' && h('touchstone-sign-in', { 'data-key': this.dataset.key, provider: this.getAttribute('provider') ?? 'social' });
    return h('div', { class: 'notice', part: 'gate' }, h('p', {}, t(`sheet${problem.facts.gate}`)), signIn);
  }

  /** The form that has the sheet sent to an address. */
  async #byMail() {
    const product = this.getAttribute('product');
    const revision = this.getAttribute('revision') ?? (await this.client.product(product)).revision;
    const form = h('touchstone-form', { 'data-key': this.dataset.key, form: 'sheet-request', product, revision, level: Number(this.getAttribute('level') ?? 2) + 1 });
    const place = h('div', { class: 'notice', part: 'gate' }, h('p', {}, t('sheetEMAIL')), form);
    form.addEventListener('touchstone-sent', () => {
      const done = h('p', {}, t('sheetOnItsWay'));
      place.classList.add('good');
      place.replaceChildren(done);
      focusOn(done);
    });
    return place;
  }
}

function save(file, name) {
  const address = URL.createObjectURL(file);
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
