import { cards, card } from './card.js';
import { Categories } from './categories.js';
import { h, pages, TouchstoneElement } from './element.js';
import { Facets } from './facets.js';
import { sheet } from './look.js';
import { t } from './texts.js';

/** So many cards are in sight at once on a large screen: their pictures are not put off. */
const IN_SIGHT = 4;

/**
 * The published products: a search box, what to narrow them by, cards, and more on demand.
 * Tells `touchstone-category` with `{category}` when another one is chosen.
 *
 *   <touchstone-products product-page="product.html?id={id}" facets="subcategory,color" tree="web" categories="web/pumps" variants="false" limit="24" level="2"></touchstone-products>
 */
export class Products extends TouchstoneElement {
  static observedAttributes = ['categories'];

  static look = [cards, Facets.look, Categories.look, sheet(`
    :host { container-type: inline-size }
    form { grid-template-columns: 1fr auto; gap: .75rem; margin-block-end: 1.5rem }
    .found { display: grid; gap: 1.5rem }
    .found > * { min-inline-size: 0 }
    .aside > div { display: grid; gap: 1.5rem; align-content: start }
    .aside > summary { padding: .6rem .9rem; border: 1px solid var(--border); border-radius: var(--radius); font-weight: 550; cursor: pointer }
    .aside[open] > summary { margin-block-end: 1rem }
    @container (width > 48rem) {
      .found:has(> .aside) { grid-template-columns: 13rem 1fr; gap: 2rem; align-items: start }
      .aside > summary { display: none }
    }
  `)];

  #search = h('form', { role: 'search', onsubmit: event => this.#submit(event) },
    h('input', {
      type: 'search', name: 'q', maxlength: 200, 'aria-label': t('searchLabel'), placeholder: t('searchLabel'), autocomplete: 'off',
      oninput: event => event.target.value || this.#submit(event),
    }),
    h('button', { part: 'button' }, t('search')));

  #facets = new Facets(() => this.refresh());
  #categories = new Categories(category => this.#go(category));
  #unfold = h('summary', {}, t('narrow'));
  #aside = h('details', { class: 'aside' }, this.#unfold, h('div', {}, this.#categories.element, this.#facets.element));
  // Where there is room beside the list, what narrows it is in sight; above the list it would be in the way.
  #room = new ResizeObserver(() => {
    const beside = getComputedStyle(this.#unfold).display === 'none';
    if (beside !== this.#beside) this.#aside.open = beside;
    this.#beside = beside;
  });
  #beside;
  #results = h('div', {});
  #found = h('div', { class: 'found' });
  #q = '';
  #trees;

  async render() {
    const [page, trees] = await Promise.all([this.#page(undefined, this.getAttribute('facets')), this.#shelves()]);
    this.#facets.show(page.facets ?? []);
    this.#categories.show(trees, this.getAttribute('categories'));
    const isNarrowed = this.#facets.isNarrowed || this.hasAttribute('categories');
    const nothing = this.#q ? t('nothingFound', { q: this.#q }) : t(isNarrowed ? 'nothingLeft' : 'noProducts');
    this.say(page.items.length === 0 ? nothing : this.#q ? t('searched', { q: this.#q }) : '');
    return page.items.length === 0 ? h('p', { class: 'notice', part: 'empty' }, nothing) : this.#list(page);
  }

  // The search box and what narrows stay where they are, and keep the focus, while their answer is on the way.
  show(...nodes) {
    if (!this.#search.isConnected) super.show(this.#search, this.#found);
    this.#results.replaceChildren(...nodes.flat(Infinity).filter(Boolean));
    if (this.#facets.element.hidden && this.#categories.element.hidden) this.#aside.remove();
    else if (!this.#aside.isConnected) {
      this.#found.prepend(this.#aside);
      this.#room.observe(this.#found);
    }
    if (!this.#results.isConnected) this.#found.append(this.#results);
  }

  #submit(event) {
    event.preventDefault();
    const q = this.#search.elements.q.value.trim();
    if (q === this.#q) return;
    this.#q = q;
    this.refresh();
  }

  #go(category) {
    if (category) this.setAttribute('categories', category);
    else this.removeAttribute('categories');
    this.tell('category', { category });
  }

  #page(after, facets) {
    return this.client.products({
      q: this.#q, category: this.getAttribute('category'), categories: this.getAttribute('categories'), variant: this.getAttribute('variants'),
      limit: this.getAttribute('limit') ?? 24, after, facets, ...this.#facets.filters(),
    });
  }

  /** The trees of categories to choose from; asked for once. A tree that is not there, or not yet, is one without categories. */
  #shelves() {
    const tree = this.getAttribute('tree');
    if (!tree) return [];
    this.#trees ??= this.client.categories(tree).then(({ items }) => items, problem => {
      if (problem.status === 404) return [];
      this.#trees = undefined;
      throw problem;
    });
    return this.#trees;
  }

  #list(first) {
    const list = h('ul', { class: 'cards', role: 'list', part: 'list' });
    const draw = products => {
      const shown = { heading: this.heading, page: this.getAttribute('product-page') ?? '?id={id}', origin: this.client.origin, pictured: products.some(({ picture }) => picture) };
      const rows = products.map((product, index) => h('li', {}, card(product, { ...shown, eager: list.childElementCount === 0 && index < IN_SIGHT })));
      list.append(...rows);
      return rows;
    };
    return [list, pages(first, after => this.#page(after), draw)];
  }
}
