import { cardList, cards } from './card.js';
import { h, TouchstoneElement } from './element.js';
import { called, money, value, words } from './format.js';
import { sheet } from './look.js';
import { Gallery } from './picture.js';
import { t } from './texts.js';
import { Variants } from './variants.js';

/** What stands around a product, in one answer. */
const EXPAND = 'labels,categories,variants,relations';
/** What a sheet asks for shows at its button. */
const SHOWN_ELSEWHERE = new Set(['sheet_gate']);

/**
 * One product as published: its pictures, the variants to choose from, what it says, its sheet, the form that requests a demo, and what it relates to.
 * Tells `touchstone-product` with the product, also when another variant is chosen; the address then is `product-page` with its id.
 *
 *   <touchstone-product product="ID" product-page="product.html?id={id}" list-page="index.html?category={category}" provider="social" requests-page="requests.html" level="1"></touchstone-product>
 */
export class Product extends TouchstoneElement {
  static observedAttributes = ['product'];

  static look = [cards, Gallery.look, Variants.look, sheet(`
    :host { container-type: inline-size }
    .product { display: grid; gap: 2rem }
    .product[aria-busy] { opacity: .6 }
    @container (width > 48rem) { .top:has(.gallery) { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2.5rem; align-items: start } }
    .top, .about { display: grid; gap: 1.5rem }
    header { display: grid; gap: .5rem }
    header .price { font-size: 1.25rem; font-variant-numeric: tabular-nums; margin-block-start: .25rem }
    .description { max-inline-size: 42rem; white-space: pre-line }
    nav ol { display: flex; flex-wrap: wrap; column-gap: .5rem }
    nav li + li::before { content: "/" / ""; margin-inline-end: .5rem }
    section > h2, section > h3 { margin-block-end: .75rem }
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); column-gap: 2.5rem }
    dl + h3 { margin-block-start: 1.25rem }
    dl div { display: flex; justify-content: space-between; gap: 1rem; padding-block: .55rem; border-block-end: 1px solid var(--line) }
    dt { color: var(--quiet) }
    dd { text-align: end }
  `)];

  #chosenOn;
  #shown;
  #arrived;

  async render() {
    const id = this.getAttribute('product');
    if (!id) return h('p', { class: 'notice', part: 'empty' }, t('productMissing'));
    const product = await this.client.product(id, { expand: EXPAND });
    this.tell('product', product);
    const media = product.media ?? [];
    const pictures = media.filter(({ width }) => width);
    const variants = product.variants && new Variants(product.variants, product, (variant, axis) => this.#choose(variant, axis));
    const article = h('article', { class: 'product', part: 'product', lang: product.locale },
      h('div', { class: 'top' },
        pictures.length > 0 && new Gallery(pictures, this.client.origin).element,
        h('div', { class: 'about' },
          h('header', {},
            this.#way(product),
            h(this.heading, { part: 'name', dir: 'auto' }, product.name),
            h('p', { class: 'quiet small' }, product.sku),
            h('p', { class: 'price', part: 'price' }, product.price ? money(product.price) : t('priceOnRequest'))),
          variants?.element,
          product.description && h('p', { class: 'description', part: 'description', dir: 'auto' }, product.description),
          h('div', { class: 'row' },
            this.#part('touchstone-sheet', { product: product.id, revision: product.revision, name: product.sku, provider: this.getAttribute('provider') }),
            this.#part('touchstone-share', { name: product.name, product: product.id })),
          this.#part('touchstone-demo', {
            product: product.id, revision: product.revision, provider: this.getAttribute('provider'), 'requests-page': this.getAttribute('requests-page'), exportparts: 'demo,button,field,done',
          }))),
      !product.price && this.#part('touchstone-form', { form: 'quote-request', product: product.id, revision: product.revision }),
      specification(product),
      documents(media.filter(({ width }) => !width), this.client.origin),
      (product.relations ?? []).map(({ label, items }) => h('section', { part: 'relation' }, h('h2', {}, label), cardList(items, { heading: 'h3', page: this.#page, origin: this.client.origin }))));
    this.#arrived = () => this.#arrive(product, variants);
    return article;
  }

  get #page() {
    return this.getAttribute('product-page') ?? '?id={id}';
  }

  // Another variant is shown in place of the one before it, without a moment of nothing between them.
  show(...nodes) {
    const [node] = nodes;
    if (this.#shown?.isConnected && node?.part?.contains('loading')) {
      this.#shown.setAttribute('aria-busy', 'true');
      return;
    }
    this.#shown = node instanceof Element && node.classList.contains('product') ? node : undefined;
    super.show(...nodes);
    if (this.#shown) this.#arrived?.();
    this.#arrived = undefined;
  }

  #choose(variant, axis) {
    this.#chosenOn = axis;
    this.setAttribute('product', variant);
  }

  #arrive({ id, name, price }, variants) {
    const axis = this.#chosenOn;
    if (!axis) return;
    this.#chosenOn = undefined;
    if (this.hasAttribute('product-page')) history.replaceState(history.state, '', this.#page.replace('{id}', encodeURIComponent(id)));
    variants?.input(axis)?.focus();
    this.say([name, price ? money(price) : t('priceOnRequest')].join(', '));
  }

  /** The way down to its first category, or else what it is by its own words. */
  #way({ categories = [], category, subcategory }) {
    const [way] = categories;
    if (!way) return h('p', { class: 'quiet small' }, [category, subcategory].filter(Boolean).join(' · '));
    const page = this.getAttribute('list-page');
    return h('nav', { class: 'small', part: 'way', 'aria-label': way.name }, h('ol', { role: 'list' },
      way.path.map(({ code, name }) => h('li', {}, page ? h('a', { href: page.replace('{category}', encodeURIComponent(`${way.tree}/${code}`)) }, name) : name))));
  }

  #part(tag, attributes = {}) {
    return h(tag, { 'data-key': this.dataset.key, ...attributes });
  }
}

/** What it says beside its name and description, in the groups of its family. */
function specification({ attributes = {}, labels }) {
  const groups = new Map();
  for (const [code, given] of Object.entries(attributes)) {
    if (SHOWN_ELSEWHERE.has(code)) continue;
    const { label, group, groupLabel, options } = labels?.attributes?.[code] ?? {};
    const under = called(groupLabel, group);
    const rows = groups.get(under) ?? [];
    rows.push(h('div', {}, h('dt', {}, called(label, code)), h('dd', {}, h('bdi', {}, typeof given === 'boolean' ? t(given ? 'yes' : 'no') : value(given, options)))));
    groups.set(under, rows);
  }
  if (groups.size === 0) return null;
  return h('section', { part: 'attributes' }, h('h2', {}, t('attributes')),
    [...groups].map(([group, rows]) => [groups.size > 1 && group && h('h3', {}, group), h('dl', {}, rows)]));
}

function documents(files, origin) {
  if (files.length === 0) return null;
  return h('section', { part: 'documents' }, h('h2', {}, t('documents')),
    h('ul', { role: 'list' }, files.map(({ title, attribute, renditions: { file } }) => h('li', {}, h('a', { href: new URL(file.url, origin), dir: 'auto' }, title ?? words(attribute))))));
}
