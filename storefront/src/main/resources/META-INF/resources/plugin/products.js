import { h, pages, TouchstoneElement } from './element.js';
import { Facets } from './facets.js';
import { money } from './format.js';
import { sheet } from './look.js';
import { t } from './texts.js';

/**
 * The published products: a search box, what to narrow them by, cards, and more on demand.
 *
 *   <touchstone-products product-page="product.html?id={id}" facets="subcategory,color" limit="24" category="..." level="2"></touchstone-products>
 */
export class Products extends TouchstoneElement {
  static look = [Facets.look, sheet(`
    :host { container-type: inline-size }
    form { grid-template-columns: 1fr auto; gap: .75rem; margin-block-end: 1.5rem }
    .found { display: grid; gap: 1.5rem }
    .found > * { min-inline-size: 0 }
    @container (width > 48rem) { .found:has(> .facets) { grid-template-columns: 13rem 1fr; gap: 2rem; align-items: start } }
    ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 1rem }
    article { position: relative; display: grid; grid-template-rows: auto auto auto 1fr; gap: .35rem; block-size: 100% }
    article:hover { border-color: var(--accent) }
    article:focus-within { outline: .1875rem solid var(--accent); outline-offset: .125rem }
    .name { font-size: 1rem; line-height: 1.35; letter-spacing: 0 }
    .name a { color: inherit; text-decoration: none; outline: none }
    .name a::after { content: ""; position: absolute; inset: 0 }
    .price { align-self: end; padding-block-start: .75rem; font-variant-numeric: tabular-nums }
  `)];

  #search = h('form', { role: 'search', onsubmit: event => this.#submit(event) },
    h('input', {
      type: 'search', name: 'q', maxlength: 200, 'aria-label': t('searchLabel'), placeholder: t('searchLabel'), autocomplete: 'off',
      oninput: event => event.target.value || this.#submit(event),
    }),
    h('button', { part: 'button' }, t('search')));

  #facets = new Facets(() => this.refresh());
  #results = h('div', {});
  #found = h('div', { class: 'found' });
  #q = '';

  async render() {
    const page = await this.#page(undefined, this.getAttribute('facets'));
    this.#facets.show(page.facets ?? []);
    const nothing = this.#q ? t('nothingFound', { q: this.#q }) : t(this.#facets.isNarrowed ? 'nothingLeft' : 'noProducts');
    this.say(page.items.length === 0 ? nothing : this.#q ? t('searched', { q: this.#q }) : '');
    return page.items.length === 0 ? h('p', { class: 'notice', part: 'empty' }, nothing) : this.#list(page);
  }

  // The search box and what narrows stay where they are, and keep the focus, while their answer is on the way.
  show(...nodes) {
    if (!this.#search.isConnected) super.show(this.#search, this.#found);
    this.#results.replaceChildren(...nodes.flat(Infinity).filter(Boolean));
    const facets = this.#facets.element;
    if (facets.hidden) facets.remove();
    else if (!facets.isConnected) this.#found.prepend(facets);
    if (!this.#results.isConnected) this.#found.append(this.#results);
  }

  #submit(event) {
    event.preventDefault();
    const q = this.#search.elements.q.value.trim();
    if (q === this.#q) return;
    this.#q = q;
    this.refresh();
  }

  #page(after, facets) {
    return this.client.products({
      q: this.#q, category: this.getAttribute('category'), limit: this.getAttribute('limit') ?? 24, after, facets, ...this.#facets.filters(),
    });
  }

  #list(first) {
    const list = h('ul', { role: 'list', part: 'list' });
    const draw = products => {
      const cards = products.map(product => this.#card(product));
      list.append(...cards);
      return cards;
    };
    return [list, pages(first, after => this.#page(after), draw)];
  }

  #card(product) {
    const page = this.getAttribute('product-page') ?? '?id={id}';
    return h('li', {},
      h('article', { class: 'card', part: 'card' },
        h('p', { class: 'quiet small' }, [product.category, product.subcategory].filter(Boolean).join(' · ')),
        h(this.heading, { class: 'name', part: 'name', dir: 'auto' }, h('a', { href: page.replace('{id}', encodeURIComponent(product.id)), part: 'link' }, product.name)),
        h('p', { class: 'quiet small' }, product.sku),
        h('p', { class: 'price', part: 'price' }, product.price ? money(product.price) : t('priceOnRequest'))));
  }
}
