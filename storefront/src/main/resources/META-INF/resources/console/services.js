import { h } from '/plugin/element.js';
import { t } from '/plugin/texts.js';
import { table, tableLook } from './tabs.js';
import { Part, work } from './work.js';

const PERIOD_MILLIS = 15_000;

/** How each service does, asked anew for as long as somebody looks. */
export class Services extends Part {
  static look = [work, tableLook];

  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.renew().catch(problem => this.show(this.failed(problem))), PERIOD_MILLIS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  async render() {
    const { items } = await this.client.get('/services');
    return h('section', { class: 'card stack' }, h('h2', {}, t('services')),
      table(t('servicesAbout'), [t('service'), t('status'), t('lookedAt'), t('took')], items.map(({ service, state, tookMillis, checks }) => [
        service, h('b', { class: state === 'UP' ? 'good-text' : 'bad-text' }, t(`service ${state}`)),
        checks.length > 0 ? h('ul', { role: 'list' }, checks.map(({ name, up }) => h('li', { class: up ? '' : 'bad-text' }, up ? name : t('checkFails', { name })))) : '–',
        t('millis', { millis: tookMillis }),
      ])));
  }
}
