import { h } from '/plugin/element.js';
import { words } from '/plugin/format.js';
import { sheet } from '/plugin/look.js';
import { locale, t } from '/plugin/texts.js';
import { tableLook } from './tabs.js';
import { Part, work } from './work.js';

const STEP = 10;

/** How complete the products of each family are on each channel in each language: counted page by page, which can be stopped. */
export class Complete extends Part {
  static look = [work, tableLook, sheet(`
    h1 { margin-block-end: 1rem }
    table { border-collapse: separate; border-spacing: .2rem; inline-size: auto }
    th, td { border: 0 }
    td { min-inline-size: 6.5rem; border-radius: var(--radius); background: color-mix(in srgb, color-mix(in srgb, var(--good) var(--share), var(--bad)) 24%, var(--surface)); outline: 1px solid var(--line); outline-offset: -1px }
    td b { display: block; font-variant-numeric: tabular-nums }
    ${Array.from({ length: 11 }, (_, index) => `.heat-${index} { --share: ${index * STEP}% }`).join('\n')}
    .row progress { inline-size: min(16rem, 50%) }
  `)];

  #cells = new Map();
  #counted = 0;
  #stopped = false;

  disconnectedCallback() {
    this.#stopped = true;
  }

  async render() {
    document.title = `${t('completeness')} – Touchstone`;
    this.#cells.clear();
    this.#counted = 0;
    this.#stopped = false;
    const place = h('div', { class: 'card stack' });
    const first = await this.client.get('/completeness');
    this.#add(first.items);
    this.#draw(place, Boolean(first.next));
    if (first.next) this.#on(place, first.next);
    return [h('h1', {}, t('completeness')), place];
  }

  async #on(place, after) {
    try {
      for (let next = after; next && !this.#stopped && this.isConnected;) {
        const page = await this.client.get('/completeness', { after: next });
        this.#add(page.items);
        next = page.next;
        this.#draw(place, Boolean(next) && !this.#stopped);
      }
      this.say(t('countedProducts', { count: this.#counted }));
    } catch (problem) {
      place.replaceChildren(this.failed(problem));
    }
  }

  #add(items) {
    const counted = new Map();
    for (const { family, channel, locale: tag, products, complete, percent } of items) {
      const key = `${family}\n${channel}\n${tag}`;
      const sum = this.#cells.get(key) ?? { products: 0, complete: 0, percent: 0 };
      this.#cells.set(key, { products: sum.products + products, complete: sum.complete + complete, percent: sum.percent + percent });
      counted.set(family, products);
    }
    for (const products of counted.values()) this.#counted += products;
  }

  #draw(place, more) {
    const keys = [...this.#cells.keys()].map(key => key.split('\n'));
    const families = [...new Set(keys.map(([family]) => family))].sort();
    const columns = [...new Map(keys.map(([, channel, tag]) => [`${channel}\n${tag}`, [channel, tag]])).values()];
    if (families.length === 0) return place.replaceChildren(h('p', { class: 'notice' }, t('noProductsall')));
    place.replaceChildren(
      h('p', { class: 'quiet' }, t('completenessOfFamilies')),
      more ? h('div', { class: 'row' }, h('progress', { 'aria-label': t('progress') }), h('span', { class: 'quiet number' }, t('countedProducts', { count: this.#counted })),
        h('button', { type: 'button', class: 'small', onclick: () => { this.#stopped = true; } }, t('stop')))
        : h('p', { class: 'quiet small' }, t(this.#stopped ? 'countedSoFar' : 'countedProducts', { count: this.#counted })),
      h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('completeness') }, h('table', {},
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('family')), columns.map(([channel, tag]) => h('th', { scope: 'col' }, `${channel} ${tag}`)))),
        h('tbody', {}, families.map(family => h('tr', {}, h('th', { scope: 'row' }, words(family)), columns.map(([channel, tag]) => this.#cell(this.#cells.get(`${family}\n${channel}\n${tag}`)))))))));
  }

  #cell(sum) {
    if (!sum) return h('td', {}, '–');
    const mean = Math.floor(sum.percent / sum.products);
    const number = value => value.toLocaleString(locale());
    return h('td', { class: `heat-${Math.floor(mean / STEP)}` }, h('b', {}, `${mean} %`), h('span', { class: 'small' }, t('completeOf', { complete: number(sum.complete), products: number(sum.products) })));
  }
}
