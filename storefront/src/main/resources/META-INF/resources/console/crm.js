import { h } from '/plugin/element.js';
import { instant } from '/plugin/format.js';
import { t } from '/plugin/texts.js';
import { table, tableLook } from './tabs.js';
import { Part, work } from './work.js';

/** The CRMs of others that accepted leads go to: whether they do, up to when outcomes are known, and what waits. */
export class Crm extends Part {
  static look = [work, tableLook];

  async render() {
    const { items } = await this.client.get('/crm-connections', { limit: 50 });
    const heading = h('h2', {}, t('crm'));
    if (items.length === 0) return h('section', { class: 'card stack' }, heading, h('p', { class: 'quiet' }, t('noCrm')));
    const waiting = await Promise.all(items.map(({ id }) => this.client.get(`/crm-connections/${encodeURIComponent(id)}/pushes`, { limit: 50 })));
    return h('section', { class: 'card stack' }, heading, table(t('crmAbout'), [t('name'), t('status'), t('outcomesUntil'), t('waitingThere')], items.map((one, index) => [
      h('span', {}, one.id, h('span', { class: 'quiet' }, ` · ${one.kind}`)),
      one.trouble ? h('span', { class: 'bad-text' }, one.trouble) : t(one.active ? 'crmGoes' : 'crmOff'),
      one.pulledUntil ? instant(one.pulledUntil) : '–',
      waiting[index].next ? t('andMoreThan', { count: waiting[index].items.length }) : String(waiting[index].items.length),
    ])));
  }
}
