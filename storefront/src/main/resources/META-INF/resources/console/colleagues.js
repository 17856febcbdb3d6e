import { h } from '/plugin/element.js';
import { field } from '/plugin/form.js';
import { instant, words } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { ask } from './ask.js';
import { askLook } from './look.js';
import { failed, said } from './notices.js';
import { badge, look } from './status.js';
import { ago } from './time.js';
import { Part, work } from './work.js';

const OPEN = new Set(['NEW', 'IN_REVIEW', 'QUARANTINED']);

/** Who else of the same company is looking, and what the same person asked before. */
export class Colleagues extends Part {
  static look = [work, look, askLook, sheet(`
    ul { display: grid; gap: .6rem }
    li a { font-weight: 550 }
  `)];

  async render() {
    const path = `/leads/${encodeURIComponent(this.getAttribute('lead'))}`;
    const [{ items: colleagues }, { items: duplicates }] = await Promise.all([this.client.get(`${path}/colleagues`), this.client.get(`${path}/duplicates`)]);
    const company = this.getAttribute('company');
    return h('section', { class: 'card stack' },
      h('h2', {}, company ? t('alsoAt', { company }) : t('colleagues')),
      colleagues.length === 0 ? h('p', { class: 'quiet' }, t('noColleagues')) : h('ul', { role: 'list' }, colleagues.map(colleague)),
      duplicates.length > 0 && [h('h3', {}, t('askedBefore')), h('ul', { role: 'list' }, duplicates.map(({ id, createdAt, status }) =>
        h('li', { class: 'row' }, h('a', { href: `#/leads/${id}` }, instant(createdAt)), badge(status),
          OPEN.has(status) && h('button', { type: 'button', class: 'plain small', 'data-at': id, 'aria-label': t('mergeOne', { when: instant(createdAt) }), onclick: () => this.#merge(id) }, t('merge')))))]);
  }

  /** The other one ends, and this goes on for both. */
  async #merge(id) {
    try {
      const { tag } = await this.client.send('GET', `/leads/${id}`);
      const sent = await ask(this.shadowRoot, { title: t('merge'), about: t('mergeAbout'), action: t('merge'), send: data =>
        this.client.send('PUT', `/leads/${id}/merger`, { body: { into: this.getAttribute('lead'), reason: data.get('reason').trim() || undefined }, headers: { 'If-Match': tag } }) },
      field({ name: 'reason', label: t('reason'), maxlength: 1000 }));
      if (!sent) return;
      await this.renew();
      said(t('merged'));
    } catch (problem) {
      failed(problem);
    }
  }
}

function colleague({ name, email, role, leads, touches }) {
  const [latest] = touches;
  return h('li', {}, h('a', { href: `#/leads/${leads[0]}`, dir: 'auto' }, name ?? email ?? t('erased')), role && h('span', { class: 'quiet' }, ` · ${words(role)}`),
    h('p', { class: 'quiet small' }, [t('requestsCount', { count: leads.length }), latest && t('touchedProduct', { count: touches.length, when: ago(latest.at) })].filter(Boolean).join(' · ')));
}
