import { h } from '/plugin/element.js';
import { t } from '/plugin/texts.js';
import { tabs, tabsLook } from './tabs.js';
import { Part, work } from './work.js';

/** The views of marketing, by what the address says of each: the text of its tab, and its element. What campaigns are worth joins them. */
const VIEWS = [['sources', 'reach', 'console-reach'], ['networks', 'networks', 'console-networks'], ['consents', 'consentRates', 'console-rates']];

/** Where people come from, how many go how far, what networks hand over and what people agree to: numbers, and nobody's name. */
export class Marketing extends Part {
  static look = [work, tabsLook];

  keys() {
    return VIEWS.map(([view, text], index) => [String(index + 1), t(text), () => this.#choose(view)]);
  }

  render() {
    const [view, , element] = VIEWS.find(([one]) => one === this.getAttribute('view')) ?? VIEWS[0];
    document.title = `${t('marketing')} – Touchstone`;
    return [
      h('div', { class: 'top' }, h('h1', {}, t('marketing')), tabs(t('views'), VIEWS.map(([one, text]) => [one, t(text)]), view, one => this.#choose(one))),
      h(element, { inside: true }),
    ];
  }

  async #choose(view) {
    this.setAttribute('view', view);
    // The address tells what is shown, without another screen being made.
    history.replaceState(history.state, '', `#/marketing/${view}`);
    await this.refresh();
    this.shadowRoot.querySelector(`.tabs [value="${view}"]`)?.focus();
  }
}
