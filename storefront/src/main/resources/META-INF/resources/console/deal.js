import { h } from '/plugin/element.js';
import { field, form } from '/plugin/form.js';
import { instant, money } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { ask } from './ask.js';
import { askLook } from './look.js';
import { Moves, value } from './moves.js';
import { failed } from './notices.js';
import { badge, look } from './status.js';
import { day } from './time.js';
import { facts, once, Part, patch, work } from './work.js';
import { worth, worthFields } from './worth.js';

/** What becomes of an accepted lead: its opportunity, with value, stage and outcome. */
export class Deal extends Part {
  static look = [work, look, askLook, sheet(`
    .stages { display: flex; flex-wrap: wrap; gap: .25rem; padding: 0 }
    .stages li { flex: 1 1 6rem; display: grid }
    .stages button, .stages span { display: grid; place-content: center; min-block-size: 2.25rem; padding: .15rem .4rem; border: 1px solid var(--line); border-radius: var(--radius); font-size: .875rem; font-weight: 550; text-align: center }
    .stages .past { background: color-mix(in srgb, var(--accent) 14%, transparent) }
    .stages [aria-current] { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
    .stages .free { border-color: var(--accent); color: var(--accent) }
    .stages .asks { color: var(--quiet); border-style: dashed; border-color: var(--border) }
    .open { grid-template-columns: minmax(0, 1fr) minmax(0, 12rem); align-items: end }
    .open > .row, .open > div:not(.field) { grid-column: 1 / -1 }
    @media (width < 40rem) { .open { grid-template-columns: 1fr } }
    ol.way { display: grid; gap: .2rem }
  `)];

  async render() {
    const lead = this.getAttribute('lead');
    const [{ items: [found] }, { items: pipelines }] = await Promise.all([this.client.get('/opportunities', { lead, limit: 1 }), this.client.get('/pipelines')]);
    if (!found) return this.#open(lead);
    const { value: opportunity, tag } = await this.client.send('GET', `/opportunities/${found.id}`);
    const stages = pipelines.find(({ id }) => id === opportunity.pipeline)?.definition.stages ?? [];
    return this.#shown(opportunity, tag, stages);
  }

  #open(lead) {
    return h('section', { class: 'card stack' }, h('h2', {}, t('opportunity')),
      form({ action: t('openOpportunity'), class: 'open', send: async data => {
        await this.client.post('/opportunities', { lead, value: worth(data), expectedClose: data.get('close') || undefined }, once());
        await this.refresh();
        this.say(t('opportunityOpened'));
      } }, worthFields({ label: t('value'), currency: this.getAttribute('currency') || undefined }), field({ name: 'close', label: t('expectedClose'), type: 'date' })));
  }

  #shown(opportunity, tag, stages) {
    const moves = new Moves(this.client, this.shadowRoot, () => this.renew());
    const doing = action => async () => {
      try {
        await action();
      } catch (problem) {
        failed(problem);
      }
    };
    const { result, outcome } = opportunity;
    return h('section', { class: 'card stack' },
      h('div', { class: 'head' }, h('h2', {}, t('opportunity')), h('div', { class: 'row' }, result !== 'OPEN' && badge(result), h('b', { class: 'number' }, value(opportunity)))),
      h('ol', { class: 'stages', role: 'list', 'aria-label': t('stages') }, this.#stages(opportunity, stages, to => doing(() => moves.move(opportunity, stages, to)))),
      result === 'OPEN'
        ? h('div', { class: 'row' },
          h('button', { type: 'button', class: 'main', onclick: doing(() => moves.win(opportunity, this.getAttribute('currency') || undefined)) }, t('won')),
          h('button', { type: 'button', onclick: doing(() => moves.lose(opportunity)) }, t('lost')),
          h('button', { type: 'button', class: 'plain', 'data-at': 'change', onclick: doing(() => this.#change(opportunity, tag)) }, t('change')))
        : h('div', { class: 'row' }, h('p', {}, [outcome.amount && money(outcome.amount), outcome.on && day(outcome.on), outcome.reason].filter(Boolean).join(' · ')),
          h('button', { type: 'button', onclick: doing(() => moves.reopen(opportunity)) }, t('reopen'))),
      facts([[t('expectedClose'), opportunity.expectedClose && day(opportunity.expectedClose)], [t('probability'), opportunity.probability !== undefined && `${opportunity.probability} %`], [t('owner'), opportunity.owner?.name]]),
      h('details', {}, h('summary', { class: 'small' }, t('wayOfIt')), h('ol', { class: 'way', role: 'list' }, opportunity.history.map(({ at, by, kind, to, reason }) =>
        h('li', { class: 'small' }, t(`step ${kind}`, { stage: stages.find(({ id }) => id === to)?.name ?? to }), h('span', { class: 'quiet' }, ` · ${instant(at)} · ${by.name}`), reason && h('span', { class: 'quiet', dir: 'auto' }, ` · ${reason}`))))));
  }

  #stages(opportunity, stages, move) {
    const at = stages.findIndex(({ id }) => id === opportunity.stage);
    return stages.map(({ id, name }, index) => {
      if (index === at) return h('li', {}, h('span', { 'aria-current': 'step' }, name));
      if (opportunity.result !== 'OPEN') return h('li', {}, h('span', { class: index < at ? 'past' : '' }, name));
      const free = stages[at]?.leadsTo.includes(id);
      return h('li', {}, h('button', { type: 'button', 'data-at': `stage-${id}`, class: index < at ? 'past' : free ? 'free' : 'asks', 'aria-label': free ? t('moveTo', { stage: name }) : t('moveToAsks', { stage: name }), onclick: move(id) }, name));
    });
  }

  #change(opportunity, tag) {
    return ask(this.shadowRoot, { title: t('change'), action: t('save'), send: async data => {
      await patch(this.client, `/opportunities/${opportunity.id}`, { value: worth(data) ?? null, expectedClose: data.get('close') || null }, tag);
      await this.renew();
    } }, worthFields({ label: t('value'), value: opportunity.value, currency: this.getAttribute('currency') || undefined }), field({ name: 'close', label: t('expectedClose'), type: 'date', value: opportunity.expectedClose }));
  }
}
