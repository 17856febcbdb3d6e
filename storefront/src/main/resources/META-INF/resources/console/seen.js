import { h } from '/plugin/element.js';
import { language, money, words } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { t } from '/plugin/texts.js';
import { shown } from './differences.js';
import { facts, Part, work } from './work.js';

/** A product as somebody saw it when they asked, kept whatever becomes of it, and what readers are told otherwise by now. */
export class Seen extends Part {
  static look = [work, sheet(`
    .changes { display: grid; gap: .5rem }
    .changes dd { overflow-wrap: anywhere }
    del { text-decoration-thickness: 1px; color: var(--bad) }
    ins { text-decoration: none; color: var(--good) }
  `)];

  /** As the lead keeps it. */
  product;
  /** What they wrote. */
  message;
  /** Of the catalog: what changed. */
  since;

  render() {
    const { product } = this;
    if (!product) return [];
    return h('section', { class: 'card stack' },
      h('div', { class: 'head' }, h('h2', {}, t('productSeen')), h('span', { class: 'quiet small' }, t('revisionIs', product))),
      this.message && h('blockquote', { dir: 'auto' }, this.message),
      h('div', { class: 'stack' }, h('h3', { dir: 'auto' }, product.name),
        facts([[t('price'), product.price && money(product.price)], [t('sku'), product.sku], [t('channel'), product.channel], [t('locale'), language(product.locale)]])),
      this.#since());
  }

  #since() {
    const { since } = this;
    if (!since || since.unknown) return h('p', { class: 'quiet small' }, t('sinceUnknown'));
    if (!since.live) return h('p', { class: 'notice' }, t('noLongerOffered'));
    if (since.items.length === 0) return h('p', { class: 'quiet small' }, t('sameAsSeen'));
    return h('div', { class: 'stack' }, h('h3', { class: 'warn' }, t('changedSince', { revision: since.revision })),
      h('dl', { class: 'changes' }, since.items.map(({ attribute, before, after }) => h('div', {}, h('dt', { class: 'quiet small' }, words(attribute)),
        h('dd', {}, h('span', { class: 'unseen' }, `${t('seenThen')}: `), h('del', {}, shown(before)), ' ', h('span', { class: 'unseen' }, `${t('now')}: `), h('ins', {}, shown(after)))))));
  }
}
