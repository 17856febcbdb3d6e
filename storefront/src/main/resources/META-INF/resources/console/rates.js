import { h } from '/plugin/element.js';
import { locale, t } from '/plugin/texts.js';
import { table, tableLook } from './tabs.js';
import { Part, work } from './work.js';

/** How many agree to what, of those who were asked. */
export class Rates extends Part {
  static look = [work, tableLook];

  async render() {
    const { items } = await this.client.get('/consent-rates');
    const percent = new Intl.NumberFormat(locale(), { style: 'percent' });
    const number = value => h('span', { class: 'number' }, value.toLocaleString(locale()));
    return h('section', { class: 'card stack' }, h('h2', {}, t('consentRates')), table(t('consentRatesAbout'), [t('purpose'), t('agree'), t('agreed'), t('declinedIt')], items.map(({ label, granted, declined }) => {
      const asked = granted + declined;
      return [label, asked === 0 ? h('span', { class: 'quiet' }, t('nobodyAsked')) : h('span', { class: 'row' }, h('meter', { min: 0, max: asked, value: granted, 'aria-label': t('agree') }), h('span', { class: 'number' }, percent.format(granted / asked))),
        number(granted), number(declined)];
    })));
  }
}
