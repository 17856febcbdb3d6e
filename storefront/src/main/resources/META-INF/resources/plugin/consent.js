import { h, TouchstoneElement } from './element.js';
import { sheet } from './look.js';
import { t } from './texts.js';

/**
 * Asks once whether visits may be measured, and lets the visitor change the answer at any time.
 * Put it where the link to that shall stand, in the footer. Tells `touchstone-consent` with `{measurement}`.
 *
 *   <touchstone-consent privacy-page="/privacy"></touchstone-consent>
 */
export class Consent extends TouchstoneElement {
  static look = [sheet(`
    :host { display: inline-block }
    .banner {
      position: fixed; inset-block-end: 1rem; inset-inline: 1rem; z-index: 2147483000; display: grid; gap: .9rem; max-inline-size: 34rem; margin-inline: auto;
      padding: 1.1rem 1.25rem; border: 1px solid var(--border); border-radius: calc(var(--radius) * 1.5); background: var(--surface); color: var(--ink);
      box-shadow: 0 .5rem 2rem rgb(0 0 0 / .2); font-size: 1rem;
    }
  `)];

  #again = h('button', { type: 'button', class: 'plain', part: 'link', onclick: () => this.#ask() }, t('privacyChoices'));

  async render() {
    const { consent } = await this.client.session();
    if (typeof consent?.measurement !== 'boolean') return [this.#again, this.#banner()];
    return this.#again;
  }

  // A page without its consent banner is a page that measures nothing: no error for the visitor to look at.
  failed() {
    return null;
  }

  show(...nodes) {
    super.show(...nodes.flat().filter(node => node?.getAttribute('part') !== 'loading'));
  }

  #ask() {
    const banner = this.#banner();
    this.show(this.#again, banner);
    banner.querySelector('button').focus();
  }

  #banner() {
    const page = this.getAttribute('privacy-page');
    const answer = (measurement, text) => h('button', { type: 'button', part: 'button', onclick: () => this.#answer(measurement) }, text);
    return h('section', { class: 'banner', part: 'banner', 'aria-labelledby': 'title' },
      h('h2', { id: 'title' }, t('consentTitle')),
      h('p', {}, t('consentText'), page && [' ', h('a', { href: page }, t('privacyPage'))]),
      h('div', { class: 'row' }, answer(true, t('consentYes')), answer(false, t('consentNo'))));
  }

  async #answer(measurement) {
    try {
      const kept = await this.client.consent({ measurement });
      this.show(this.#again);
      this.#again.focus();
      this.say(t('consentKept'));
      this.tell('consent', kept);
    } catch (problem) {
      this.show(this.#again, this.#banner());
      this.shadowRoot.querySelector('.banner').append(super.failed(problem));
    }
  }
}
